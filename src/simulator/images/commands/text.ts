/** Programs that read and write text. */
import { absolutePath, type Process, readAll, type Run, type Wait } from "../process.ts";

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

export function* cat(process: Process): Run {
  const names = process.argv.slice(1).filter((word) => word === "-" || !word.startsWith("-"));
  if (names.length === 0) names.push("-");
  let status = 0;
  for (const name of names) {
    const text = name === "-" ? yield* readAll(process) : readFile(process, name);
    if (text === undefined) status = 1;
    else process.out(text);
  }
  return status;
}

export function* head(process: Process): Run {
  return yield* lines(process, (all, count) => all.slice(0, count));
}

export function* tail(process: Process): Run {
  const status = yield* lines(process, (all, count) => all.slice(-count));
  if (process.argv.some((word) => /^-[a-z]*f/i.test(word))) yield { kind: "forever" };
  return status;
}

/** `grep` with -i, -v, -c, -q, -n, -E; basic patterns are read as extended ones. */
export function* grep(process: Process): Run {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join("");
  const [pattern = "", ...names] = words.filter((word) => !/^-[a-zA-Z]+$/.test(word));
  const text = yield* inputs(process, names);
  if (text === undefined) return 2;
  const matcher = compile(pattern, flags.includes("i") ? "i" : "");
  if (!matcher) {
    process.err(`grep: bad regex '${pattern}'\n`);
    return 2;
  }
  const numbered = splitLines(text).map((line, index) => ({ line, number: index + 1 }));
  const found = numbered.filter(({ line }) => matcher.test(line) !== flags.includes("v"));
  if (flags.includes("c")) process.out(`${found.length}\n`);
  else if (!flags.includes("q")) {
    for (const { line, number } of found) {
      process.out(flags.includes("n") ? `${number}:${line}\n` : `${line}\n`);
    }
  }
  return found.length > 0 ? 0 : 1;
}

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

export function* wc(process: Process): Run {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const names = words.filter((word) => !word.startsWith("-"));
  const text = yield* inputs(process, names);
  if (text === undefined) return 1;
  const counts = {
    l: text.split("\n").length - 1,
    w: text.split(/\s+/).filter((word) => word !== "").length,
    c: new TextEncoder().encode(text).length,
  };
  const shown = (["l", "w", "c"] as const).filter((key) => flags === "" || flags.includes(key));
  const name = names.length > 0 ? ` ${names[0]}` : "";
  const widths = shown.length > 1
    ? shown.map((key) => String(counts[key]).padStart(9))
    : [String(counts[shown[0]!])];
  process.out(widths.join("") + name + "\n");
  return 0;
}

export function* sort(process: Process): Run {
  const names = process.argv.slice(1).filter((word) => !word.startsWith("-"));
  const text = yield* inputs(process, names);
  if (text === undefined) return 2;
  const all = splitLines(text).sort();
  if (process.argv.includes("-r")) all.reverse();
  const kept = process.argv.includes("-u") ? [...new Set(all)] : all;
  process.out(kept.map((line) => line + "\n").join(""));
  return 0;
}

export function* tee(process: Process): Run {
  const text = yield* readAll(process);
  process.out(text);
  for (const name of process.argv.slice(1)) {
    const path = absolutePath(process.cwd, name);
    const refusal = process.machine.files.refusal(path);
    if (refusal) process.err(`tee: ${name}: ${refusal}\n`);
    else process.machine.files.write(path, text);
  }
  return 0;
}

export function* base64(process: Process): Run {
  const text = yield* inputs(process, process.argv.slice(1).filter((word) => !word.startsWith("-")));
  if (text === undefined) return 1;
  if (process.argv.some((word) => word === "-d" || word === "--decode")) {
    const encoded = text.replace(/\s/g, "");
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.replace(/=+$/, "").length % 4 === 1) {
      process.err("base64: truncated input\n");
      return 1;
    }
    process.out(new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))));
  } else {
    const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    process.out(encoded.replace(/.{76}(?=.)/g, "$&\n") + "\n");
  }
  return 0;
}

/** `seq LAST`, `seq FIRST LAST`, `seq FIRST STEP LAST`. */
export function seq(process: Process): number {
  const numbers = process.argv.slice(1).map(Number);
  const first = numbers.length > 1 ? numbers[0]! : 1;
  const step = numbers.length > 2 ? numbers[1]! : 1;
  const last = numbers.at(-1) ?? 0;
  for (let n = first, left = 100_000; step > 0 ? n <= last : n >= last; n += step) {
    process.out(`${n}\n`);
    if (--left === 0 || step === 0) break;
  }
  return 0;
}

function* lines(process: Process, choose: (all: string[], count: number) => string[]): Run {
  const words = process.argv.slice(1);
  let count = 10;
  const names: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const attached = /^-n?(\d+)$/.exec(words[i]!);
    if (attached) count = Number(attached[1]);
    else if (words[i] === "-n") count = Number(words[++i]);
    else if (!words[i]!.startsWith("-")) names.push(words[i]!);
  }
  const text = yield* inputs(process, names);
  if (text === undefined) return 1;
  process.out(choose(splitLines(text), count).map((line) => line + "\n").join(""));
  return 0;
}

function* inputs(
  process: Process,
  names: readonly string[],
): Generator<Wait, string | undefined, string | undefined> {
  if (names.length === 0) return yield* readAll(process);
  const texts = names.map((name) => readFile(process, name));
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** A file's text; where there is none, says so on standard error as busybox does. */
function readFile(process: Process, name: string): string | undefined {
  const path = absolutePath(process.cwd, name);
  const { files } = process.machine;
  const text = files.read(path);
  if (text !== undefined) return text;
  const program = (process.argv[0] ?? "").split("/").at(-1);
  const problem = files.isFolder(path) ? "read error: Is a directory" : "No such file or directory";
  process.err(
    files.isFolder(path) ? `${program}: ${problem}\n` : `${program}: can't open '${name}': ${problem}\n`,
  );
  return undefined;
}

function splitLines(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function unescape(text: string): string {
  const known: Record<string, string> = { n: "\n", t: "\t", r: "\r", a: "\x07", "\\": "\\", "0": "\0" };
  return text.replace(/\\([ntra\\0])/g, (_, char: string) => known[char] ?? "");
}
