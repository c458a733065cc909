/** Instructions that change how an image is run, and nothing else. `docker commit --change` takes them, too. */
import type { HealthConfig, ImageConfig } from "../runnable_image.ts";
import { durationNs } from "./duration.ts";
import { type Instruction, readInstruction } from "./instruction.ts";
import { parseError, readDockerfile } from "./dockerfile.ts";
import { badRequest } from "../engine_error.ts";
import { expandWord, expandWords, type Variables } from "./word_expansion.ts";

export interface ConfigChange {
  config: ImageConfig;
  /** `ENTRYPOINT ["python"]`: what the history says. */
  comment: string;
}

export const USUAL_SHELL = ["/bin/sh", "-c"];

type Change = (config: ImageConfig, words: readonly string[], instruction: Instruction) => ConfigChange;

/** Variables are expanded in the words of these. */
const EXPANDED = new Set(["ENV", "LABEL", "USER", "VOLUME", "WORKDIR", "STOPSIGNAL", "EXPOSE"]);

/** Whether an instruction only changes parameters. */
export function isConfigChange({ name }: Instruction): boolean {
  return Object.hasOwn(CHANGES, name);
}

/** @throws {RangeError} a word cannot be expanded, or means nothing */
export function changeConfig(
  config: ImageConfig,
  instruction: Instruction,
  variables: Variables,
  escape = "\\",
): ConfigChange {
  const { name, words } = instruction;
  const read = !EXPANDED.has(name)
    ? words
    : name === "EXPOSE"
    ? words.flatMap((word) => expandWords(word, variables, escape))
    : words.map((word) => expandWord(word, variables, escape));
  return CHANGES[name]!(config, read, instruction);
}

/** The changes of `--change`, each a line of a Dockerfile. @throws {EngineError} 400 */
export function applyChanges(config: ImageConfig, changes: readonly string[]): ImageConfig {
  if (changes.length === 0) return config;
  let changed = config;
  const { lines, escape } = readDockerfile(changes.join("\n"));
  for (const line of lines) {
    const instruction = readInstruction(line, escape);
    if (!isConfigChange(instruction) || instruction.name === "SHELL" || instruction.name === "STOPSIGNAL") {
      throw badRequest(`${instruction.name.toLowerCase()} is not a valid change command`);
    }
    try {
      changed = changeConfig(changed, instruction, variablesOf(changed), escape).config;
    } catch (error) {
      if (error instanceof RangeError) throw parseError(line.line, error.message);
      throw error;
    }
  }
  return changed;
}

export function variablesOf({ Env = [] }: ImageConfig): Map<string, string> {
  return new Map(Env.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

/** A command as it is run: by the shell, unless it was written as an array. */
export function commandOf(config: ImageConfig, { words, isJson }: Instruction): string[] {
  return isJson || words.length === 0 ? [...words] : [...config.Shell ?? USUAL_SHELL, ...words];
}

/** `["python" "app.py"]`, as Go prints a list of texts. */
function quoted(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(" ")}]`;
}

function pairs(words: readonly string[]): [name: string, value: string][] {
  return words.flatMap((word, at) => at % 2 === 0 ? [[word, words[at + 1] ?? ""] as [string, string]] : []);
}

const told = (words: readonly string[]) => pairs(words).map(([name, value]) => `${name}=${value}`).join(" ");

const CHANGES: Readonly<Record<string, Change>> = {
  CMD: (config, _, instruction) => {
    const Cmd = commandOf(config, instruction);
    return { config: { ...config, Cmd }, comment: `CMD ${quoted(Cmd)}` };
  },
  ENTRYPOINT: (config, _, instruction) => {
    const command = commandOf(config, instruction);
    const Entrypoint = command.length > 0 ? command : null;
    return { config: { ...config, Entrypoint }, comment: `ENTRYPOINT ${quoted(command)}` };
  },
  ENV: (config, words) => {
    const env = variablesOf(config);
    for (const [name, value] of pairs(words)) env.set(name, value);
    const Env = [...env].map(([name, value]) => `${name}=${value}`);
    return { config: { ...config, Env }, comment: `ENV ${told(words)}` };
  },
  EXPOSE: (config, words) => {
    const ports = words.flatMap(portsOf);
    const ExposedPorts = Object.fromEntries(
      [...Object.keys(config.ExposedPorts ?? {}), ...ports].map((port) => [port, {}]),
    );
    return { config: { ...config, ExposedPorts }, comment: `EXPOSE ${[...words].sort().join(" ")}` };
  },
  HEALTHCHECK: (config, words, instruction) => {
    const Healthcheck = healthOf(words, instruction);
    return { config: { ...config, Healthcheck }, comment: `HEALTHCHECK ${JSON.stringify(Healthcheck)}` };
  },
  LABEL: (config, words) => ({
    config: { ...config, Labels: { ...config.Labels, ...Object.fromEntries(pairs(words)) } },
    comment: `LABEL ${told(words)}`,
  }),
  MAINTAINER: (config, [name = ""]) => ({ config, comment: `MAINTAINER ${name}` }),
  ONBUILD: (config, [trigger = ""]) => ({
    config: { ...config, OnBuild: [...config.OnBuild ?? [], trigger] },
    comment: `ONBUILD ${trigger}`,
  }),
  SHELL: (config, words) => ({
    config: { ...config, Shell: [...words] },
    comment: `SHELL [${words.join(" ")}]`,
  }),
  STOPSIGNAL: (config, [signal = ""]) => {
    if (!/^(SIG)?[A-Z]+[0-9+-]*$|^\d+$/i.test(signal)) throw new RangeError(`invalid signal: ${signal}`);
    return { config: { ...config, StopSignal: signal }, comment: `STOPSIGNAL ${signal}` };
  },
  USER: (config, [user = ""]) => ({ config: { ...config, User: user }, comment: `USER ${user}` }),
  VOLUME: (config, words) => {
    if (words.some((word) => word.trim() === "")) {
      throw new RangeError("VOLUME specified can not be an empty string");
    }
    const Volumes = Object.fromEntries(
      [...Object.keys(config.Volumes ?? {}), ...words].map((path) => [path, {}]),
    );
    return { config: { ...config, Volumes }, comment: `VOLUME [${words.join(" ")}]` };
  },
  WORKDIR: (config, [path = ""]) => {
    const WorkingDir = pathFrom(config.WorkingDir ?? "/", path);
    return { config: { ...config, WorkingDir }, comment: `WORKDIR ${WorkingDir}` };
  },
};

/** A path seen from a folder, without `.` and `..`. */
export function pathFrom(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return "/" + parts.join("/");
}

/** `80`, `53/udp`, `8000-8002`. */
function portsOf(text: string): string[] {
  const [, first = "", last = first, protocol = "tcp"] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === "") throw new RangeError(`invalid containerPort: ${text}`);
  if (!["tcp", "udp", "sctp"].includes(protocol.toLowerCase())) {
    throw new RangeError(`invalid proto: ${protocol}`);
  }
  if (from > 65535 || to > 65535 || to < from) throw new RangeError(`invalid containerPort: ${text}`);
  return Array.from({ length: to - from + 1 }, (_, at) => `${from + at}/${protocol.toLowerCase()}`);
}

function healthOf([type = "", ...command]: readonly string[], { flags, isJson }: Instruction): HealthConfig {
  if (type.toUpperCase() === "NONE") return { Test: ["NONE"] };
  const retries = flags.get("retries");
  if (retries !== undefined && !/^-?\d+$/.test(retries)) {
    throw new RangeError(`strconv.ParseInt: parsing ${JSON.stringify(retries)}: invalid syntax`);
  }
  if (Number(retries ?? 0) < 0) throw new RangeError(`--retries cannot be negative (${retries})`);
  const time = (name: string, field: string) => {
    const text = flags.get(name);
    const ns = text === undefined ? 0 : durationNs(text);
    if (ns !== 0 && ns < 1_000_000) {
      throw new RangeError(`Interval ${JSON.stringify(name)} cannot be less than 1ms`);
    }
    return ns === 0 ? {} : { [field]: ns };
  };
  return {
    Test: [isJson ? "CMD" : "CMD-SHELL", ...command],
    ...time("interval", "Interval"),
    ...time("timeout", "Timeout"),
    ...time("start-period", "StartPeriod"),
    ...time("start-interval", "StartInterval"),
    ...(retries === undefined ? {} : { Retries: Number(retries) }),
  };
}
