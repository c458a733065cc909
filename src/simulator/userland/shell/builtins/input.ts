/** `read`, `mapfile`. */
import { mayRead, type Run, type Wait } from "../../../host/process.ts";
import type { Stream } from "../../../host/stream.ts";
import { runScript } from "../execute.ts";
import { DEFAULT_SEPARATORS } from "../fields.ts";
import { singleQuoted } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { AssignmentError } from "../variables.ts";

interface ReadOptions {
  raw: boolean;
  array: string | undefined;
  delimiter: string;
  count: number | undefined;
  /** Only the count ends it, no delimiter. */
  isExact: boolean;
  limitMs: number | undefined;
  silent: boolean;
  prompt: string;
  descriptor: number;
  names: string[];
}

const READ_USAGE =
  "read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]";

/** 128 and SIGALRM. */
const TIMED_OUT = 142;

export function* read(shell: Shell, words: readonly string[]): Run {
  const options = readOptions(shell, words);
  if (typeof options === "number") return options;
  const stream = shell.task.descriptors.get(options.descriptor);
  if (!stream) {
    shell.complain(`read: ${options.descriptor}: invalid file descriptor: Bad file descriptor`);
    return 1;
  }
  const { terminal } = stream;
  if (options.prompt !== "" && terminal) shell.process.err(options.prompt);
  const single = options.count !== undefined && terminal;
  const restore = terminal?.change({
    ...(options.silent ? { echoes: false } : {}),
    ...(single ? { isCanonical: false } : {}),
  });
  try {
    const found = yield* readText(shell, stream, options);
    assignRead(shell, options, found.text);
    return found.status;
  } finally {
    restore?.();
  }
}

function readOptions(shell: Shell, words: readonly string[]): ReadOptions | number {
  const options: ReadOptions = {
    raw: false,
    array: undefined,
    delimiter: "\n",
    count: undefined,
    isExact: false,
    limitMs: undefined,
    silent: false,
    prompt: "",
    descriptor: 0,
    names: [],
  };
  let at = 1;
  for (; /^-./.test(words[at] ?? ""); at++) {
    const word = words[at]!;
    if (word === "--") {
      at++;
      break;
    }
    for (let place = 1; place < word.length; place++) {
      const letter = word[place]!;
      if ("ers".includes(letter)) {
        if (letter === "r") options.raw = true;
        if (letter === "s") options.silent = true;
        continue;
      }
      if (!"adinNptu".includes(letter)) {
        shell.complain(`read: -${letter}: invalid option`);
        if (shell.flavour.isBash) shell.process.err(`read: usage: ${READ_USAGE}\n`);
        return 2;
      }
      const value = place + 1 < word.length ? word.slice(place + 1) : words[++at];
      if (value === undefined) {
        shell.complain(`read: -${letter}: option requires an argument`);
        if (shell.flavour.isBash) shell.process.err(`read: usage: ${READ_USAGE}\n`);
        return 2;
      }
      const problem = setOption(options, letter, value);
      if (problem) {
        shell.complain(`read: ${problem}`);
        return 1;
      }
      break;
    }
  }
  options.names = words.slice(at);
  const bad = options.names.find((name) => !/^[A-Za-z_]\w*(\[.*\])?$/s.test(name));
  if (bad !== undefined) {
    shell.complain(`read: \`${bad}': not a valid identifier`);
    return 1;
  }
  return options;
}

function setOption(options: ReadOptions, letter: string, value: string): string | undefined {
  if (letter === "a") options.array = value;
  else if (letter === "d") options.delimiter = value === "" ? "\0" : value[0]!;
  else if (letter === "p") options.prompt = value;
  else if (letter === "u") options.descriptor = Number(value);
  else if (letter === "t") {
    if (!/^\d*\.?\d*$/.test(value) || value === "") return `${value}: invalid timeout specification`;
    options.limitMs = Number(value) * 1000;
  } else if (letter === "n" || letter === "N") {
    if (!/^\d+$/.test(value)) return `${value}: invalid number`;
    options.count = Number(value);
    options.isExact = letter === "N";
  }
  return undefined;
}

/** The text with quoted characters marked: each is preceded by a NUL. */
function* readText(
  shell: Shell,
  stream: Stream,
  options: ReadOptions,
): Generator<Wait, { text: string; status: number }, void> {
  const { now } = shell.process.machine;
  const untilMs = options.limitMs === undefined ? undefined : now() + options.limitMs;
  let text = "";
  let taken = 0;
  let escaped = false;
  if (options.count === 0) return { text, status: 0 };
  for (;;) {
    const plain = options.delimiter === "\n" && options.count === undefined;
    if (!(yield* mayRead(shell.task, stream))) return { text, status: 1 };
    const piece = plain ? stream.readLine() : stream.read(1);
    if (piece === undefined) {
      const leftMs = untilMs === undefined ? undefined : untilMs - now();
      if (leftMs !== undefined && leftMs <= 0) return { text, status: TIMED_OUT };
      yield leftMs === undefined
        ? { kind: "ready", of: stream }
        : { kind: "ready", of: stream, limitMs: leftMs };
      continue;
    }
    if (piece === "") return { text, status: 1 };
    for (const char of piece) {
      if (escaped) {
        escaped = false;
        if (char !== "\n") text += `\0${char}`;
        continue;
      }
      if (char === "\\" && !options.raw) escaped = true;
      else if (char === options.delimiter && !options.isExact) return { text, status: 0 };
      else if (char !== "\0") {
        text += char;
        if (++taken === options.count) return { text, status: 0 };
      }
    }
  }
}

function assignRead(shell: Shell, options: ReadOptions, text: string): void {
  const separators = shell.variables.get("IFS") ?? DEFAULT_SEPARATORS;
  if (options.array !== undefined) {
    shell.variables.unset(options.array);
    shell.variables.setList(options.array, splitRead(text, separators, Infinity));
    return;
  }
  if (options.names.length === 0) return shell.variables.assign("REPLY", text.replaceAll("\0", ""));
  const isWhole = options.isExact;
  const fields = isWhole ? [text.replaceAll("\0", "")] : splitRead(text, separators, options.names.length);
  for (const [index, name] of options.names.entries()) {
    const match = /^([^[]+)(?:\[(.*)\])?$/s.exec(name);
    if (!match) throw new AssignmentError(`${name}: not a valid identifier`);
    shell.variables.assign(match[1]!, fields[index] ?? "", { subscript: match[2] });
  }
}

/** The last field takes the rest, without separators at its end. */
function splitRead(marked: string, separators: string, limit: number): string[] {
  const isBlank = (at: number) => separators.includes(marked[at]!) && " \t\n".includes(marked[at]!);
  const isSeparator = (at: number) => separators.includes(marked[at]!);
  const fields: string[] = [];
  let at = 0;
  const skipBlanks = () => {
    while (at < marked.length && isBlank(at)) at++;
  };
  skipBlanks();
  while (at < marked.length) {
    if (fields.length === limit - 1) {
      fields.push(lastField(marked.slice(at), separators));
      return fields;
    }
    let field = "";
    for (; at < marked.length && (marked[at] === "\0" || !isSeparator(at)); at++) {
      if (marked[at] === "\0") at++;
      field += marked[at] ?? "";
    }
    fields.push(field);
    skipBlanks();
    if (at < marked.length && isSeparator(at) && !isBlank(at)) {
      at++;
      skipBlanks();
    }
  }
  return fields;
}

function lastField(rest: string, separators: string): string {
  let end = rest.length;
  const isBlank = (at: number) =>
    separators.includes(rest[at]!) && " \t\n".includes(rest[at]!) && rest[at - 1] !== "\0";
  while (end > 0 && isBlank(end - 1)) end--;
  // One separator at the end of the only field left belongs to nobody.
  const last = rest[end - 1] ?? "";
  if (end > 0 && separators.includes(last) && !" \t\n".includes(last) && rest[end - 2] !== "\0") {
    const before = rest.slice(0, end - 1);
    if (![...before].some((char) => separators.includes(char) && !" \t\n".includes(char))) {
      end--;
      while (end > 0 && isBlank(end - 1)) end--;
    }
  }
  return rest.slice(0, end).replaceAll("\0", "");
}

const MAPFILE_USAGE =
  "mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]";

/** `mapfile [-t] [-n count] [-s skip] [-O origin] [-d delimiter] [-u descriptor] [array]` */
export function* mapfile(shell: Shell, words: readonly string[]): Run {
  const values: Record<string, string> = { d: "\n", n: "0", O: "", s: "0", u: "0" };
  let trims = false;
  let at = 1;
  for (; /^-./.test(words[at] ?? ""); at++) {
    const letter = words[at]![1]!;
    if (letter === "-") {
      at++;
      break;
    }
    if (letter === "t") trims = true;
    else if (Object.hasOwn(values, letter) || letter === "C" || letter === "c") {
      values[letter] = words[at]!.length > 2 ? words[at]!.slice(2) : words[++at] ?? "";
    } else {
      shell.complain(`${words[0]}: -${letter}: invalid option`);
      shell.process.err(`${words[0]}: usage: ${MAPFILE_USAGE}\n`);
      return 2;
    }
  }
  const name = words[at] ?? "MAPFILE";
  const stream = shell.task.descriptors.get(Number(values["u"]));
  if (!stream) return 1;
  const text = yield* everything(shell, stream);
  const delimiter = values["d"] === "" ? "\0" : values["d"]![0]!;
  const lines = text.split(delimiter);
  if (lines.at(-1) === "") lines.pop();
  else trims ||= false;
  const isOpen = text !== "" && !text.endsWith(delimiter);
  const skip = Number(values["s"]);
  const count = Number(values["n"]) || Infinity;
  const kept = lines.map((line, index) =>
    trims || (isOpen && index === lines.length - 1) ? line : line + delimiter
  )
    .slice(skip, skip + count);
  const origin = Number(values["O"]);
  if (values["O"] === "") shell.variables.setList(name, []);
  const quantum = Number(values["c"] ?? DEFAULT_QUANTUM);
  for (const [index, line] of kept.entries()) {
    if (values["C"] !== undefined && (index + 1) % quantum === 0) {
      yield* runScript(shell, `${values["C"]} ${origin + index} ${singleQuoted(line)}`);
    }
    shell.variables.assign(name, line, { subscript: String(origin + index) });
  }
  return 0;
}

/** Lines between two calls of mapfile's callback. */
const DEFAULT_QUANTUM = 5000;

function* everything(shell: Shell, stream: Stream): Generator<Wait, string, void> {
  const parts: string[] = [];
  while (yield* mayRead(shell.task, stream)) {
    const text = stream.read();
    if (text === "") return parts.join("");
    if (text === undefined) yield { kind: "ready", of: stream };
    else parts.push(text);
  }
  return parts.join("");
}
