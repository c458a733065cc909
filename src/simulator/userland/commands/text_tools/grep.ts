import { readLine, type Run } from "../../../host/process.ts";
import { type Call, type CommandRecord, programOf } from "../command.ts";
import { isGnu } from "../coreutils.ts";
import { matcherOf, PatternError, posixPattern } from "./posix_pattern.ts";

/** Lines that fit a pattern. Source: the manual of GNU grep 3.11. */
export const grep: CommandRecord = {
  name: "grep",
  about: "Show the lines of files, or of standard input, that fit a pattern",
  usage: ["[OPTION]... PATTERNS [FILE]..."],
  usageCode: 2,
  options: {
    "E extended-regexp": "patterns are extended regular expressions",
    "F fixed-strings": "patterns are plain text",
    "G basic-regexp": "patterns are basic regular expressions, as without a word",
    "P perl-regexp": "patterns are regular expressions as Perl has them",
    "e regexp=PATTERNS": "a pattern; may be given several times",
    "f file=FILE": "take the patterns from a file, one a line",
    "i ignore-case": "upper and lower case are the same",
    "w word-regexp": "only whole words fit",
    "x line-regexp": "only whole lines fit",
    "v invert-match": "show the lines that do not fit",
    "c count": "show how many lines fit",
    "l files-with-matches": "show the names of files with a line that fits",
    "L files-without-match": "show the names of files without one",
    "m max-count=NUM": "stop after so many lines",
    "o only-matching": "show what fits, and not the whole line",
    "q quiet": "show nothing; the exit code says whether a line fits",
    "s no-messages": "do not complain of files that cannot be read",
    "n line-number": "show the number of each line",
    "H with-filename": "show the name of the file",
    "h no-filename": "do not show names of files",
    "r recursive": "look into folders",
    "R dereference-recursive": "look into folders, and follow links",
    "A after-context=NUM": "show so many lines after each one that fits",
    "B before-context=NUM": "show so many lines before each one that fits",
    "C context=NUM": "show so many lines around each one that fits",
    "a text": "take every file for text",
    "color[=WHEN]": "colours; none are used here",
    "include=GLOB": "of a folder only the files whose names fit",
    "line-buffered": "hand on each line at once, as is done anyhow",
  },
  rewrite: (words) => words.map((word) => /^-\d+$/.test(word) ? `-C${word.slice(1)}` : word),
  run: search,
};

/** `grep`, and `egrep` and `fgrep` that are ways to call it. */
export const grepProgram = programOf(grep);

function* search(call: Call): Run {
  const operands = [...call.operands];
  const given = [
    ...call.line.values("e"),
    ...call.line.values("f").map((name) => call.files.read(call.path(name)) ?? ""),
  ];
  if (given.length === 0 && operands.length === 0) {
    call.process.err("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
    return 2;
  }
  const patterns = (given.length > 0 ? given : [operands.shift()!]).flatMap((text) =>
    text.replace(/\n$/, "").split("\n")
  );
  const matcher = compile(call, patterns);
  if (!matcher) return 2;
  const isDeep = call.has("r", "R");
  const names = operands.length > 0 ? operands : isDeep ? ["."] : ["-"];
  const files = isDeep ? names.flatMap((name) => filesBelow(call, name)) : names;
  const showsName = call.has("H") || (!call.has("h") && (files.length > 1 || isDeep));
  let hasFound = false;
  for (const name of files) {
    const lines = new Lines(
      call,
      matcher,
      showsName ? (name === "-" ? "(standard input)" : name) : undefined,
    );
    if (name === "-") yield* fromInput(call, lines);
    else if (!fromFile(call, name, lines)) continue;
    lines.end(name === "-" ? "(standard input)" : name);
    hasFound ||= lines.found > 0;
    if (hasFound && call.has("q")) return 0;
  }
  return call.status === 2 && !(hasFound && call.has("q")) ? 2 : Number(!hasFound);
}

function* fromInput(call: Call, lines: Lines): Run {
  for (let line = yield* readLine(call.process); line !== undefined; line = yield* readLine(call.process)) {
    if (lines.take(line.replace(/\n$/, ""))) return 0;
  }
  return 0;
}

/** False: it cannot be read. */
function fromFile(call: Call, name: string, lines: Lines): boolean {
  const path = call.path(name);
  const refusal = call.files.isFolder(path) ? "Is a directory" : call.files.refusalTo("read", path);
  if (refusal) {
    if (!call.has("s")) call.complain(`${name}: ${refusal}`, refusal === "Is a directory" ? 0 : 2);
    else if (refusal !== "Is a directory") call.status = 2;
    return false;
  }
  const text = call.files.read(path) ?? "";
  for (const line of text === "" ? [] : text.replace(/\n$/, "").split("\n")) if (lines.take(line)) break;
  return true;
}

function filesBelow(call: Call, name: string): string[] {
  const path = call.path(name);
  if (!call.files.isFolder(path)) return [name];
  const wanted = call.value("include");
  const fits = wanted === undefined ? undefined : new RegExp(
    `^${wanted.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".")}$`,
  );
  return call.files.list(path).flatMap((child) => {
    const inside = name === "." && !call.operands.includes(".")
      ? child
      : `${name.replace(/\/$/, "")}/${child}`;
    const facts = call.files.facts(call.path(inside));
    if (facts?.kind === "folder") return filesBelow(call, inside);
    if (facts?.kind === "link" && !call.has("R")) return [];
    return fits && !fits.test(child) ? [] : [inside];
  });
}

/** The lines of one file: which of them are shown, with what stands around them. */
class Lines {
  found = 0;
  readonly #call: Call;
  readonly #matcher: RegExp;
  readonly #name: string | undefined;
  readonly #before: number;
  readonly #after: number;
  readonly #limit: number;
  readonly #isQuiet: boolean;
  #number = 0;
  #waiting: string[] = [];
  #due = 0;
  #lastShown = 0;

  constructor(call: Call, matcher: RegExp, name: string | undefined) {
    this.#call = call;
    this.#matcher = matcher;
    this.#name = name;
    const around = call.value("C");
    this.#before = Number(call.value("B") ?? around ?? 0);
    this.#after = Number(call.value("A") ?? around ?? 0);
    this.#limit = Number(call.value("m") ?? Infinity);
    this.#isQuiet = call.has("q", "c", "l", "L");
  }

  /** True: no more lines are needed. */
  take(line: string): boolean {
    this.#number++;
    this.#matcher.lastIndex = 0;
    if (this.#matcher.test(line) === this.#call.has("v")) {
      if (this.#due > 0) {
        this.#due--;
        this.#show(line, this.#number, "-");
      } else if (this.#before > 0) this.#waiting = [...this.#waiting, line].slice(-this.#before);
      return this.found >= this.#limit && this.#due === 0;
    }
    this.found++;
    if (!this.#isQuiet) this.#showFound(line);
    this.#due = this.#after;
    const isEnough = this.#call.has("q", "l") || (this.found >= this.#limit && this.#after === 0);
    return isEnough;
  }

  /** What is told of the file as a whole. */
  end(name: string): void {
    if (this.#call.has("c") && !this.#call.has("q", "l", "L")) {
      this.#call.out(`${this.#name === undefined ? "" : `${this.#name}:`}${this.found}\n`);
    }
    if (this.#call.has("l") && this.found > 0) this.#call.out(`${name}\n`);
    if (this.#call.has("L") && this.found === 0) this.#call.out(`${name}\n`);
  }

  #showFound(line: string): void {
    const first = this.#number - this.#waiting.length;
    for (const [at, before] of this.#waiting.entries()) this.#show(before, first + at, "-");
    this.#waiting = [];
    if (!this.#call.has("o")) return this.#show(line, this.#number, ":");
    if (this.#call.has("v")) return;
    for (const part of line.match(this.#matcher) ?? []) if (part !== "") this.#show(part, this.#number, ":");
  }

  #show(text: string, number: number, mark: ":" | "-"): void {
    if (this.#isQuiet) return;
    const hasGap = this.#lastShown > 0 && number > this.#lastShown + 1 && this.#before + this.#after > 0;
    if (hasGap) this.#call.out("--\n");
    this.#lastShown = number;
    const name = this.#name === undefined ? "" : this.#name + mark;
    this.#call.out(`${name}${this.#call.has("n") ? number + mark : ""}${text}\n`);
  }
}

/** One expression of all patterns; undefined: one of them is none, and it was said. */
function compile(call: Call, patterns: readonly string[]): RegExp | undefined {
  const called = call.process.argv[0]?.split("/").at(-1);
  const kind = call.line.last("E", "F", "G", "P") ??
    (called === "egrep" ? "E" : called === "fgrep" ? "F" : "G");
  const one = (pattern: string) =>
    kind === "F"
      ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
      : kind === "P"
      ? pattern
      : posixPattern(pattern, { isExtended: kind === "E" });
  let last = "";
  try {
    const all = patterns.map((pattern) => {
      last = pattern;
      const source = one(pattern);
      new RegExp(source, "u");
      return `(?:${source})`;
    }).join("|");
    const whole = call.has("x") ? `^(?:${all})$` : call.has("w") ? `(?<!\\w)(?:${all})(?!\\w)` : all;
    return matcherOf(whole, call.has("i") ? "giu" : "gu");
  } catch (error) {
    if (!(error instanceof PatternError || error instanceof SyntaxError)) throw error;
    const why = error instanceof PatternError ? error.message : "Invalid regular expression";
    call.process.err(isGnu(call.process) ? `grep: ${why}\n` : `grep: bad regex '${last}': ${why}\n`);
    return undefined;
  }
}
