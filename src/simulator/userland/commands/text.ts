/** Programs that read and write text. */
import { firstBytes } from "./first_bytes.ts";
import { byteLength, bytesOf, textOf } from "../../host/byte_text.ts";
import { absolutePath, type Process, readLine, readSome, type Run, type Wait } from "../../host/process.ts";
import { readOptions, textOfFile } from "./coreutils.ts";

/** `echo`, with busybox' -n and -e. */
export function echo(process: Process): number {
  const words = process.argv.slice(1);
  let newline = "\n";
  let escapes = false;
  while (/^-[ne]+$/.test(words[0] ?? "")) {
    const flags = words.shift()!;
    if (flags.includes("n")) newline = "";
    if (flags.includes("e")) escapes = true;
  }
  const text = words.join(" ");
  process.out((escapes ? unescape(text) : text) + newline);
  return 0;
}

/** `printf` with %s, %d, %c and %%. The format is used again while arguments are left. */
export function printf(process: Process): number {
  const [, format = "", ...values] = process.argv;
  let at = 0;
  do {
    const before = at;
    process.out(
      unescape(format).replace(/%(-?\d*)([sdc%])/g, (_, width: string, kind: string) => {
        if (kind === "%") return "%";
        const value = values[at++] ?? (kind === "d" ? "0" : "");
        const size = Math.abs(Number(width));
        return width.startsWith("-") ? value.padEnd(size) : value.padStart(size);
      }),
    );
    if (at === before) break;
  } while (at < values.length);
  return 0;
}

/** `cat [-nbEATsv] [FILE…]` */
export function* cat(process: Process): Run {
  const options = readOptions(process, "nbEATsvetu", { number: "n", "show-all": "A" });
  if (!options) return 1;
  const { given, names } = options;
  const show = catLine(given);
  let status = 0;
  for (const name of names.length > 0 ? names : ["-"]) {
    if (name === "-") {
      if (given.size === 0) yield* passOnText(process);
      else yield* passOn(process, (line) => process.out(show(line)));
    } else {
      const text = yield* textOfFile(process, name);
      if (text === undefined) status = 1;
      else process.out(given.size === 0 ? text : text.split(/(?<=\n)/).map(show).join(""));
    }
  }
  return status;
}

/** As it comes, as much as there is. */
function* passOnText(process: Process): Run {
  for (let text = yield* readSome(process); text !== undefined; text = yield* readSome(process)) {
    process.out(text);
    const output = process.task?.descriptors.get(1);
    while (output?.isFull) yield { kind: "ready", of: output };
  }
  return 0;
}

function catLine(given: ReadonlyMap<string, string>): (line: string) => string {
  const has = (letters: string) => [...letters].some((letter) => given.has(letter));
  let number = 0;
  return (line) => {
    const isNumbered = given.has("b") ? line !== "\n" : given.has("n");
    let text = line;
    if (has("Avet")) {
      text = text.replace(
        // deno-lint-ignore no-control-regex
        /[\x00-\x08\x0b-\x1f\x7f]/g,
        (char) => char === "\x7f" ? "^?" : `^${String.fromCharCode(char.charCodeAt(0) + 64)}`,
      );
    }
    if (has("ATt")) text = text.replaceAll("\t", "^I");
    if (has("AEe")) text = text.replace(/\n$/, "$\n");
    return isNumbered ? `${String(++number).padStart(6)}\t${text}` : text;
  };
}

/** Hands every line of standard input on as it comes. */
function* passOn(process: Process, take: (line: string) => void): Run {
  for (let line = yield* readLine(process); line !== undefined; line = yield* readLine(process)) take(line);
  return 0;
}

/** `head [-n N] [-c BYTES] [FILE…]`: reads no further than it has to; `-n -N` leaves out the last ones. */
export function* head(process: Process): Run {
  const { count, bytes, names, isFromEnd } = counting(process.argv.slice(1));
  if (names.length === 0 && !isFromEnd) return yield* headOfInput(process, count, bytes);
  let status = 0;
  for (const [index, name] of (names.length > 0 ? names : ["-"]).entries()) {
    const text = yield* textOfFile(process, name);
    if (text === undefined) {
      status = 1;
      continue;
    }
    if (names.length > 1) process.out(`${index > 0 ? "\n" : ""}==> ${name} <==\n`);
    if (bytes !== undefined) yield* firstBytes(process, absolutePath(process.cwd, name), text, bytes);
    else process.out(text.split(/(?<=\n)/).slice(0, isFromEnd ? -count || undefined : count).join(""));
  }
  return status;
}

function* headOfInput(process: Process, count: number, bytes: number | undefined): Run {
  let left = bytes ?? count;
  while (left > 0) {
    const text = bytes === undefined ? yield* readLine(process) : yield* readSome(process);
    if (text === undefined) break;
    const cut = bytes === undefined ? text : textOf(bytesOf(text).slice(0, left));
    process.out(cut);
    left -= bytes === undefined ? 1 : byteLength(cut);
  }
  return 0;
}

/** How often `tail -f` looks whether a file has grown. */
const FOLLOW_MS = 1000;

/** `tail [-n N] [-f] [FILE…]`; `-n +N` from that line on. */
export function* tail(process: Process): Run {
  const { count, from, bytes, isFromStart, names } = counting(process.argv.slice(1));
  const text = yield* inputs(process, names);
  if (text === undefined) return 1;
  if (bytes !== undefined) {
    const all = bytesOf(text);
    process.out(textOf(all.slice(isFromStart ? Math.max(0, bytes - 1) : Math.max(0, all.length - bytes))));
    return 0;
  }
  const all = splitLines(text);
  const shown = from === undefined ? (count === 0 ? [] : all.slice(-count)) : all.slice(from - 1);
  process.out(shown.map((line) => line + "\n").join(""));
  const follows = process.argv.some((word) => /^-[a-z0-9]*f/i.test(word) || word === "--follow");
  const [name] = names;
  if (!follows) return 0;
  if (name === undefined || name === "/dev/null") yield { kind: "forever" };
  for (let length = text.length;;) {
    yield { kind: "sleep", ms: FOLLOW_MS };
    const now = process.machine.files.read(absolutePath(process.cwd, name!)) ?? "";
    process.out(now.length < length ? now : now.slice(length));
    length = now.length;
  }
}

/** `tee [-a] FILE…`, line by line. */
export function* tee(process: Process): Run {
  const { files } = process.machine;
  const appends = process.argv.includes("-a");
  const paths: string[] = [];
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const refusal = path === "/dev/null" ? undefined : files.refusal(path);
    if (refusal) {
      process.err(`tee: ${name}: ${refusal}\n`);
      status = 1;
    } else {
      if (!appends) files.write(path, "");
      paths.push(path);
    }
  }
  yield* passOn(process, (line) => {
    process.out(line);
    for (const path of paths) files.write(path, (files.read(path) ?? "") + line);
  });
  return status;
}

export function* base64(process: Process): Run {
  const text = yield* inputs(
    process,
    process.argv.slice(1).filter((word, at, all) => !word.startsWith("-") && all[at - 1] !== "-w"),
  );
  if (text === undefined) return 1;
  if (process.argv.some((word) => word === "-d" || word === "--decode")) {
    const encoded = text.replace(/\s/g, "");
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.replace(/=+$/, "").length % 4 === 1) {
      process.err("base64: truncated input\n");
      return 1;
    }
    process.out(textOf(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))));
  } else {
    const encoded = btoa(Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join(""));
    const isOneLine = process.argv.some((word) => word === "-w0" || word === "--wrap=0") ||
      process.argv.join(" ").includes("-w 0");
    process.out((isOneLine ? encoded : encoded.replace(/.{76}(?=.)/g, "$&\n")) + "\n");
  }
  return 0;
}

interface Counting {
  count: number;
  bytes?: number;
  /** From this line on. */
  from?: number;
  names: string[];
  /** `-n -5` of head. */
  isFromEnd?: boolean;
  /** `-c +5` of tail: from that byte on. */
  isFromStart?: boolean;
}

/** `-n 5`, `-n5`, `-5`, `-n +2`, `-c 10` and the names of files. */
function counting(words: readonly string[]): Counting {
  const found: Counting = { count: 10, names: [] };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const match = /^-(?:([nc])([+-]?\d+)?|(\d+))f?$/.exec(word);
    if (!match) {
      if (!word.startsWith("-")) found.names.push(word);
      continue;
    }
    const value = match[3] ?? match[2] ?? words[++i] ?? "10";
    if (match[1] === "c") {
      found.bytes = Math.abs(Number(value));
      found.isFromStart = value.startsWith("+");
    } else if (value.startsWith("+")) found.from = Number(value);
    else {
      found.count = Math.abs(Number(value));
      if (value.startsWith("-")) found.isFromEnd = true;
    }
  }
  return found;
}

function* inputs(
  process: Process,
  names: readonly string[],
): Generator<Wait, string | undefined, void> {
  let all = "";
  let isMissing = false;
  for (const name of names.length > 0 ? names : ["-"]) {
    const text = yield* textOfFile(process, name);
    if (text === undefined) isMissing = true;
    else all += text;
  }
  return isMissing ? undefined : all;
}

function splitLines(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function unescape(text: string): string {
  const known: Record<string, string> = { n: "\n", t: "\t", r: "\r", a: "\x07", "\\": "\\", "0": "\0" };
  return text.replace(/\\([ntra\\0])/g, (_, char: string) => known[char] ?? "");
}
