/** `docker`: finds the verb, reads its flags, runs it, and words what went wrong as the original does. */
import { parseFlags, UsageError } from "../flags.ts";
import type { Io } from "../io.ts";
import { type DockerSettings, loadSettings } from "./config_file.ts";
import { chooseEngine } from "./context_choice.ts";
import type { Engine, EngineAddress } from "./engine.ts";
import { EngineClient } from "./engine_client.ts";
import { DockerFailure, EngineRefusal, EngineUnreachable } from "./engine_errors.ts";
import { globalFlags, topUsage } from "./global_flags.ts";
import { quickVerb } from "./quick_verbs.ts";
import type { ArgumentCount, Verb } from "./verb.ts";
import { VERSION_LINE } from "./client_version.ts";
import type { FoundVerb } from "./verb_tree.ts";

export interface DockerEnvironment {
  io: Io;
  /** Opens nothing yet: an engine that cannot be reached is told by its first request. */
  openEngine(address: EngineAddress): Engine;
  /** Told of what is read before the verb can run. */
  reads?<T>(module: Promise<T>): Promise<T>;
}

/** Runs `argv`, without the word `docker`; answers the exit code. */
export async function runDocker(argv: readonly string[], environment: DockerEnvironment): Promise<number> {
  const { io } = environment;
  try {
    return await run(argv, environment);
  } catch (error) {
    if (error instanceof UsageExit) {
      await io.err(error.message);
      return error.code;
    }
    const text = failureText(error);
    if (text === undefined) throw error;
    await io.err(text && `${text}\n`);
    return error instanceof DockerFailure ? error.code : 1;
  }
}

/** What a failure is printed as; undefined: it is a programmer's error. */
function failureText(error: unknown): string | undefined {
  if (
    error instanceof DockerFailure || error instanceof EngineRefusal || error instanceof EngineUnreachable
  ) {
    return error.message;
  }
  return undefined;
}

/** A mistake in the command line. */
class UsageExit extends Error {
  constructor(message: string, readonly code: number) {
    super(message);
  }
}

async function run(argv: readonly string[], environment: DockerEnvironment): Promise<number> {
  const { io, reads = (module) => module } = environment;
  const top = usageErrorsOf(
    topUsage,
    "docker",
    () => parseFlags(globalFlags(io), argv, { stopAtArgument: true }),
  );
  const level = top.flags.string("log-level");
  if (!LOG_LEVELS.includes(level)) throw new DockerFailure(`Unable to parse logging level: ${level}`);
  if (top.flags.bool("version")) {
    await io.out(VERSION_LINE);
    return 0;
  }
  const isHelp = top.args[0] === "help";
  const words = isHelp ? top.args.slice(1) : top.args;
  if (!words.length) {
    const { topHelp } = await import("./help_text.ts");
    // Nobody has asked for help: it is told as a mistake is.
    await (isHelp || top.flags.bool("help") || top.flags.bool("short-help") ? io.out : io.err)(topHelp(io));
    return 0;
  }
  if (words[0] === "compose") {
    const { runCompose } = await reads(import("./compose/compose_program.ts"));
    const settings = { ...await loadSettings(io, top.flags.string("config")), flags: top.flags };
    const asksHelp = isHelp || top.flags.bool("help");
    const rest = asksHelp ? ["help", ...words.slice(1)] : words.slice(1);
    return await runCompose(rest, { io, settings, openEngine: () => opened(environment, settings) });
  }
  const found = await reads(quickVerb(words)) ?? (await reads(import("./verb_tree.ts"))).findVerb(words);
  if (isHelp && !found) throw new DockerFailure(`unknown help topic: ${words.join(" ")}`);
  if (!found) {
    throw new UsageExit(
      `docker: unknown command: docker ${words[0]}\n\nRun 'docker --help' for more information\n`,
      1,
    );
  }
  if ("group" in found) return await runGroup(found, io, isHelp || top.flags.bool("help"));
  const rest = isHelp || top.flags.bool("help") ? ["--help"] : found.rest;
  const settings = { ...await loadSettings(io, top.flags.string("config")), flags: top.flags };
  const client = new EngineClient(() => opened(environment, settings), io);
  return await runVerb(found, rest, io, { settings, client });
}

async function opened(
  { io, openEngine }: DockerEnvironment,
  settings: DockerSettings,
): Promise<{ host: string; engine: Engine }> {
  const address = await chooseEngine(settings, io);
  return { host: address.host, engine: openEngine(address) };
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "warning", "error", "fatal", "panic"];

async function runGroup(
  found: Extract<FoundVerb, { group: unknown }>,
  io: Io,
  isHelp: boolean,
): Promise<number> {
  const path = `docker ${found.group.name}`;
  const parse = () => parseFlags([HELP], found.rest, { stopAtArgument: true });
  const { args, flags } = usageErrorsOf("", path, parse);
  if (!isHelp && !flags.bool("help") && args.length) {
    throw new UsageExit(
      `docker: unknown command: ${path} ${
        args[0]
      }\n\nUsage:  ${path}\n\nRun '${path} --help' for more information\n`,
      1,
    );
  }
  const { groupHelp } = await import("./help_text.ts");
  // Nobody has asked for help: it is told as a mistake is.
  await (isHelp || flags.bool("help") ? io.out : io.err)(groupHelp(found.group));
  return 0;
}

const HELP = { name: "help", kind: "bool", usage: "Print this help", type: "" } as const;
const SHORT_HELP = { ...HELP, name: "short-help", short: "h", hidden: true } as const;

async function runVerb(
  found: Extract<FoundVerb, { verb: Verb }>,
  argv: readonly string[],
  io: Io,
  parts: Pick<Parameters<Verb["run"]>[0], "settings" | "client">,
): Promise<number> {
  const { verb, path } = found;
  const own = verb.flags.filter(({ name }) => name !== "help");
  const flagsOf = [...own, HELP, ...(own.some(({ short }) => short === "h") ? [] : [SHORT_HELP])];
  const options = { stopAtArgument: verb.stopsAtArgument === true };
  const { flags, args } = usageErrorsOf(verb.usage, path, () => parseFlags(flagsOf, argv, options));
  const isShort = flagsOf.includes(SHORT_HELP) && flags.bool("short-help");
  if (isShort) await io.err("Flag shorthand -h has been deprecated, use --help\n");
  if (isShort || flags.bool("help")) {
    const { verbHelp } = await import("./help_text.ts");
    await io.out(verbHelp(verb, path, io));
    return 0;
  }
  checkCount(verb, path, args.length);
  const call = { flags, args, io, path, ...parts };
  const run = () => readable(parts.client, () => verb.run(call));
  return verb.namesItself ? await namingItself(path, run) : await run();
}

/** An engine may answer anything: what lacks a field, or is of another shape, is told and not a fault of this program. */
async function readable(client: EngineClient, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!client.hasAnswered || !(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new DockerFailure(`cannot read the engine's answer: ${error.message}`, { cause: error });
  }
}

/** `docker run` and its like say who speaks and where to read on, and end with 125. */
async function namingItself(path: string, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const text = failureText(error);
    if (text === undefined || (error instanceof DockerFailure && error.isPlain)) throw error;
    throw new DockerFailure(`docker: ${text}\n\nRun '${path} --help' for more information`, { code: 125 });
  }
}

function usageErrorsOf<T>(usage: string, path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const text = `${error.message}\n\nUsage:  ${
      `${path} ${usage}`.trimEnd()
    }\n\nRun '${path} --help' for more information\n`;
    throw new UsageExit(text, 125);
  }
}

function checkCount({ takes, usage }: Verb, path: string, count: number): void {
  const wrong = countError(takes ?? { max: 0 }, count);
  if (wrong === undefined) return;
  const see = takes?.max === undefined && takes ? "See" : "Run";
  const text = `docker: '${path}' ${wrong}\n\nUsage:  ${path} ${usage}`.trimEnd();
  throw new UsageExit(`${text}\n\n${see} '${path} --help' for more information\n`, 1);
}

function countError({ min = 0, max = Infinity }: ArgumentCount, count: number): string | undefined {
  if (count >= min && count <= max) return undefined;
  const plural = (number: number): string => `${number} argument${number === 1 ? "" : "s"}`;
  if (max === 0) return "accepts no arguments";
  if (min === max) return `requires ${plural(min)}`;
  if (max === Infinity) return `requires at least ${plural(min)}`;
  if (min === 0) return `requires at most ${plural(max)}`;
  return `requires at least ${min} and at most ${plural(max)}`;
}
