/** Programs that take lines apart, turn them round and join them: rev, paste, expr, seq, sort, uniq, wc. */
import { bytesOf } from "../../host/byte_text.ts";
import type { Process, Run } from "../../host/process.ts";
import { linesOf, linesOfFiles, programName, readOptions, textOfFile } from "./coreutils.ts";
import { matcherOf, posixPattern } from "./text_tools/posix_pattern.ts";

export function* rev(process: Process): Run {
  const { lines, status } = yield* linesOfFiles(process, process.argv.slice(1));
  for (const line of lines) process.out(`${[...line].reverse().join("")}\n`);
  return status;
}

/** `paste [-s] [-d LIST] FILE…` */
export function* paste(process: Process): Run {
  const options = readOptions(process, "sd:");
  if (!options) return 1;
  const { given, names } = options;
  const joiners = [...(given.get("d") ?? "\t").replaceAll("\\n", "\n").replaceAll("\\t", "\t")];
  const columns: string[][] = [];
  for (const name of names.length > 0 ? names : ["-"]) {
    const text = yield* textOfFile(process, name);
    if (text === undefined) return 1;
    columns.push(linesOf(text));
  }
  const joined = (cells: readonly string[]) =>
    cells.map((cell, at) => at === 0 ? cell : joiners[(at - 1) % joiners.length] + cell).join("");
  if (given.has("s")) { for (const column of columns) process.out(`${joined(column)}\n`); }
  else {
    const rows = Math.max(...columns.map((column) => column.length));
    for (let row = 0; row < rows; row++) {
      process.out(`${joined(columns.map((column) => column[row] ?? ""))}\n`);
    }
  }
  return 0;
}

/** `seq [-s TEXT] [-w] [FIRST [STEP]] LAST` */
export function seq(process: Process): number {
  const words = process.argv.slice(1);
  let separator = "\n";
  let isPadded = false;
  while (/^-[sw]/.test(words[0] ?? "")) {
    const word = words.shift()!;
    if (word.startsWith("-w")) isPadded = true;
    else separator = word.slice(2) || (words.shift() ?? "");
  }
  const bad = words.find((word) => word.trim() === "" || !Number.isFinite(Number(word)));
  if (bad !== undefined || words.length === 0) {
    process.err(words.length === 0 ? "seq: missing operand\n" : `seq: invalid number '${bad}'\n`);
    return 1;
  }
  const places = Math.max(...words.map((word) => word.split(".")[1]?.length ?? 0));
  const [first, step, last] = words.length === 1
    ? [1, 1, Number(words[0])]
    : [Number(words[0]), words.length === 2 ? 1 : Number(words[1]), Number(words.at(-1))];
  const width = isPadded ? Math.max(...[first, last].map((value) => value.toFixed(places).length)) : 0;
  const parts: string[] = [];
  for (let turn = 0; step !== 0 && turn < MAX_NUMBERS; turn++) {
    const value = first + turn * step;
    if (step > 0 ? value > last + 1e-9 : value < last - 1e-9) break;
    parts.push(value.toFixed(places).padStart(width, "0"));
  }
  if (parts.length > 0) process.out(`${parts.join(separator)}\n`);
  return 0;
}

/** Numbers of one call. */
const MAX_NUMBERS = 1_000_000;

/** `sort [-rnufV] [-k N[,M]] [-t CHAR] [-o FILE]` */
export function* sort(process: Process): Run {
  const options = readOptions(process, "rnufbVsk:t:o:h", { reverse: "r", "numeric-sort": "n", unique: "u" });
  if (!options) return 2;
  const { given, names } = options;
  const { lines, status } = yield* linesOfFiles(process, names);
  if (status > 0) return 2;
  const partOf = sortKey(given.get("k"), given.get("t"));
  const key = (line: string) => given.has("b") ? partOf(line).trimStart() : partOf(line);
  const isNumeric = given.has("n") || given.has("h") || /n/.test(given.get("k") ?? "");
  const compare = (a: string, b: string): number => {
    const [left, right] = [key(a), key(b)];
    const order = isNumeric
      ? amount(left) - amount(right)
      : given.has("V")
      ? left.localeCompare(right, "en", { numeric: true })
      : byCodePoint(given.has("f") ? left.toUpperCase() : left, given.has("f") ? right.toUpperCase() : right);
    return order;
  };
  const direction = given.has("r") || /r/.test(given.get("k") ?? "") ? -1 : 1;
  // What is equal by its key is told apart by the whole line, unless only one of each is wanted.
  const whole = (a: string, b: string) => given.has("u") || given.has("s") ? 0 : byCodePoint(a, b);
  const sorted = lines.sort((a, b) => direction * (compare(a, b) || whole(a, b)));
  const kept = given.has("u")
    ? sorted.filter((line, at) => at === 0 || compare(sorted[at - 1]!, line) !== 0)
    : sorted;
  process.out(kept.map((line) => `${line}\n`).join(""));
  return 0;
}

function amount(text: string): number {
  const found = /^\s*(-?\d*\.?\d+)([KMGT]?)/.exec(text);
  if (!found) return 0;
  return Number(found[1]) * 1024 ** " KMGT".indexOf(found[2] || " ");
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The part of a line that `-k 2,3` names. */
function sortKey(spec: string | undefined, separator: string | undefined): (line: string) => string {
  if (spec === undefined) return (line) => line;
  const [from = 1, to] = spec.split(",").map((part) => Number.parseInt(part, 10));
  return (line) => {
    const fields = separator === undefined ? line.split(/(?<=\S)(?=\s)/) : line.split(separator);
    return fields.slice(from - 1, to).join(separator ?? "");
  };
}

/** `uniq [-cdui]` */
export function* uniq(process: Process): Run {
  const options = readOptions(process, "cdui");
  if (!options) return 1;
  const { given, names } = options;
  const { lines, status } = yield* linesOfFiles(process, names.slice(0, 1));
  const same = (a: string, b: string) => given.has("i") ? a.toLowerCase() === b.toLowerCase() : a === b;
  const counts: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = counts.at(-1);
    if (last && same(last.line, line)) last.count++;
    else counts.push({ line, count: 1 });
  }
  for (const { line, count } of counts) {
    if ((given.has("d") && count === 1) || (given.has("u") && count > 1)) continue;
    process.out(given.has("c") ? `${String(count).padStart(7)} ${line}\n` : `${line}\n`);
  }
  return status;
}

/** `wc [-lwcm] [FILE…]`: numbers in columns where there are several. */
export function* wc(process: Process): Run {
  const options = readOptions(process, "lwcm", { lines: "l", words: "w", bytes: "c", chars: "m" });
  if (!options) return 1;
  const { given, names } = options;
  const rows: { counts: number[]; name: string }[] = [];
  let status = 0;
  for (const name of names.length > 0 ? names : ["-"]) {
    const text = yield* textOfFile(process, name);
    if (text === undefined) status = 1;
    else rows.push({ counts: countsOf(text, given), name: names.length > 0 ? name : "" });
  }
  if (names.length > 1) {
    const totals = rows[0]?.counts.map((_, at) => rows.reduce((sum, row) => sum + row.counts[at]!, 0)) ?? [];
    rows.push({ counts: totals, name: "total" });
  }
  // One number alone stands as it is.
  const width = rows.length <= 1 && rows[0]?.counts.length === 1 ? 0 : 9;
  for (const { counts, name } of rows) {
    const shown = counts.map((count) => String(count).padStart(width));
    process.out(`${shown.join("")}${name ? ` ${name}` : ""}\n`);
  }
  return status;
}

function countsOf(text: string, given: ReadonlyMap<string, string>): number[] {
  const counts: [string, number][] = [
    ["l", text.split("\n").length - 1],
    ["w", text.split(/\s+/).filter((word) => word !== "").length],
    ["m", [...text].length],
    ["c", bytesOf(text).length],
  ];
  const wanted = given.size === 0 ? ["l", "w", "c"] : [...given.keys()];
  return counts.filter(([letter]) => wanted.includes(letter)).map(([, count]) => count);
}

/** `expr 1 + 2`, `expr text : pattern` and comparisons. The status is 1 where the result is 0 or empty. */
export function expr(process: Process): number {
  const words = process.argv.slice(1);
  const complain = (text: string) => {
    process.err(`${programName(process)}: ${text}\n`);
    return 2;
  };
  if (words.length === 0) return complain("missing operand\nTry 'expr --help' for more information.");
  const value = new ExprReader(words).value();
  if (typeof value !== "string") return complain(value.problem);
  process.out(`${value}\n`);
  return Number(value === "" || value === "0");
}

const EXPR_LEVELS = [["|"], ["&"], ["=", "==", "!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"], [
  ":",
]];

class ExprReader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  value(): string | { problem: string } {
    try {
      const value = this.#level(0);
      const left = this.#words[this.#at];
      return left === undefined ? value : { problem: `syntax error: unexpected argument '${left}'` };
    } catch (error) {
      return { problem: (error as Error).message };
    }
  }

  #level(depth: number): string {
    const operators = EXPR_LEVELS[depth];
    if (!operators) return this.#primary();
    let left = this.#level(depth + 1);
    while (operators.includes(this.#words[this.#at] ?? "")) {
      const operator = this.#words[this.#at++]!;
      left = applied(left, operator, this.#level(depth + 1));
    }
    return left;
  }

  #primary(): string {
    const word = this.#words[this.#at++];
    if (word === undefined) throw new Error(`syntax error: missing argument after '${this.#words.at(-1)}'`);
    if (word === "length") return String([...(this.#words[this.#at++] ?? "")].length);
    if (word === "substr") {
      const [text = "", from = "1", count = "0"] = this.#words.slice(this.#at, this.#at += 3);
      return text.slice(Number(from) - 1, Number(from) - 1 + Number(count));
    }
    if (word !== "(") return word;
    const value = this.#level(0);
    this.#at++;
    return value;
  }
}

function applied(left: string, operator: string, right: string): string {
  const isNumber = (text: string) => /^-?\d+$/.test(text);
  const truth = (text: string) => text !== "" && text !== "0";
  if (operator === "|") return truth(left) ? left : truth(right) ? right : "0";
  if (operator === "&") return truth(left) && truth(right) ? left : "0";
  if (operator === ":") {
    const found = matcherOf(`^(?:${posixPattern(right, { isExtended: false })})`, "su").exec(left);
    return right.includes("\\(") ? found?.[1] ?? "" : String([...found?.[0] ?? ""].length);
  }
  if ("+-*/%".includes(operator)) {
    if (!isNumber(left) || !isNumber(right)) throw new Error("non-integer argument");
    const [a, b] = [BigInt(left), BigInt(right)];
    if (b === 0n && (operator === "/" || operator === "%")) throw new Error("division by zero");
    return String(
      operator === "+"
        ? a + b
        : operator === "-"
        ? a - b
        : operator === "*"
        ? a * b
        : operator === "/"
        ? a / b
        : a % b,
    );
  }
  const order = isNumber(left) && isNumber(right)
    ? Number(left) - Number(right)
    : left < right
    ? -1
    : left > right
    ? 1
    : 0;
  const holds = {
    "=": order === 0,
    "==": order === 0,
    "!=": order !== 0,
    "<": order < 0,
    "<=": order <= 0,
    ">": order > 0,
    ">=": order >= 0,
  };
  return holds[operator as "="] ? "1" : "0";
}
