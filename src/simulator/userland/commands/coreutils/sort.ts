/** sort(1) as GNU has it. */
import type { Run, Wait } from "../../../host/process.ts";
import { readAll } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { parseSortKey, partOf, type SortKey } from "./sort_key.ts";
import { compareTexts, type Comparison, comparisonOf, incompatible } from "./sort_order.ts";
import { validWord } from "./valid_words.ts";
import { writeOutput } from "./written_output.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const sort: CommandRecord = {
  name: "sort",
  about: "Sorts lines",
  usage: ["[OPTION]... [FILE]...", "[OPTION]... --files0-from=F"],
  usageCode: 2,
  options: {
    "b ignore-leading-blanks": "not by blanks before a key",
    "d dictionary-order": "by letters, digits and blanks only",
    "f ignore-case": "capitals are like small letters",
    "g general-numeric-sort": "by numbers such as 1e3",
    "i ignore-nonprinting": "by what can be printed only",
    "M month-sort": "by months: JAN before FEB",
    "h human-numeric-sort": "by sizes such as 2K and 1G",
    "n numeric-sort": "by number",
    "R random-sort": "shuffled; what is equal stays together",
    "random-source=FILE": "does nothing here",
    "r reverse": "the other way round",
    "sort=WORD": "general-numeric, human-numeric, month, numeric, random or version",
    "V version-sort": "numbers in texts by their value",
    "batch-size=NMERGE": "does nothing here",
    "c": "say which line is out of order, and sort nothing",
    "C": "the same without a word",
    "check[=WHEN]": "diagnose-first as -c, quiet or silent as -C",
    "compress-program=PROG": "does nothing here",
    "files0-from=F": "files whose names are in this one, with a zero byte after each",
    "k key=KEYDEF": "only this part: FIELD[.CHARACTER][LETTERS][,FIELD[.CHARACTER][LETTERS]]",
    "m merge": "the files are sorted already",
    "o output=FILE": "write to this file, which may be one of those that are read",
    "s stable": "what is equal by its keys stays as it is",
    "S buffer-size=SIZE": "does nothing here",
    "t field-separator=SEP": "what stands between fields",
    "T temporary-directory=DIR": "does nothing here",
    "parallel=N": "does nothing here",
    "u unique": "only the first of those that are equal",
    "z zero-terminated": "lines end with a zero byte",
  },
  run: runSort,
};

const SORTS: Readonly<Record<string, string>> = {
  "general-numeric": "g",
  "human-numeric": "h",
  "month": "M",
  "numeric": "n",
  "random": "R",
  "version": "V",
};
const CHECKS = [["quiet", "silent"], ["diagnose-first"]];

function* runSort(call: Call): Run {
  const check = checkOf(call);
  const separator = separatorOf(call);
  const keys = keysOf(call);
  const problem = typeof separator === "object"
    ? separator.problem
    : typeof keys === "string"
    ? keys
    : undefined;
  if (problem !== undefined) return call.complain(problem, 2);
  const comparison = wholeComparison(call, keys as Key[], separator as string | undefined);
  if (check !== undefined) return yield* checkOrder(call, check, comparison);
  const files = yield* linesOfAll(call);
  if (!files) return 2;
  const lines = call.has("m") ? merged(files, comparison) : files.flat().sort(comparison);
  const kept = call.has("u")
    ? lines.filter((line, at) => at === 0 || comparison(lines[at - 1]!, line) !== 0)
    : lines;
  const end = endOf(call);
  const text = kept.map((line) => line + end).join("");
  return writeOutput(call, text, (problem) => call.complain(`open failed: ${problem}`, 2));
}

/** @throws {UsageError} */
function checkOf(call: Call): "c" | "C" | undefined {
  const word = call.value("check");
  if (word === undefined) return call.has("c") ? "c" : call.has("C") ? "C" : undefined;
  return validWord("check", word || "diagnose-first", CHECKS) === "quiet" ? "C" : "c";
}

function separatorOf(call: Call): string | undefined | { problem: string } {
  const given = call.line.values("t").map((text) => text === "\\0" ? "\0" : text);
  if (given.includes("")) return { problem: "empty tab" };
  const long = given.find((text) => [...text].length > 1);
  if (long !== undefined) return { problem: `multi-character tab ‘${long}’` };
  return new Set(given).size > 1 ? { problem: "incompatible tabs" } : given[0];
}

interface Key {
  key: SortKey;
  compare: Comparison;
  isReversed: boolean;
}

/** A key that says nothing of its order has that of the whole. @throws {UsageError} */
function keysOf(call: Call): Key[] | string {
  const word = call.value("sort");
  const global = new Set([..."bdfgiMhnRrV"].filter((letter) => call.has(letter)));
  if (word !== undefined) {
    global.add(SORTS[validWord("sort", word, Object.keys(SORTS).map((one) => [one]))]!);
  }
  const specs = call.line.values("k");
  const whole = [...global].some((letter) => letter !== "r");
  const keys: Key[] = [];
  const salt = global.has("R") || specs.some((spec) => spec.includes("R"))
    ? String(call.process.machine.random.next())
    : "";
  for (const spec of specs.length > 0 ? specs : whole ? ["1"] : []) {
    const key = parseSortKey(spec);
    if (typeof key === "string") return key;
    const isOwn = key.ordering.size > 0;
    const ordering = isOwn ? key.ordering : global;
    const clash = incompatible(ordering);
    if (clash !== undefined) return `options '-${clash}' are incompatible`;
    if (!isOwn && global.has("b")) {
      key.from.skipsBlanks = true;
      if (key.to) key.to.skipsBlanks = true;
    }
    keys.push({ key, compare: comparisonOf(ordering, salt), isReversed: ordering.has("r") });
  }
  return keys;
}

/** What is equal by its keys is told apart by the whole line, unless only one of each is wanted. */
function wholeComparison(call: Call, keys: readonly Key[], separator: string | undefined): Comparison {
  const isReversed = call.has("r");
  const isOver = keys.length > 0 && call.has("u", "s");
  return (a, b) => {
    for (const { key, compare, isReversed: isTurned } of keys) {
      const order = compare(partOf(a, key, separator), partOf(b, key, separator));
      if (order !== 0) return isTurned ? -order : order;
    }
    if (isOver) return 0;
    const order = compareTexts(a, b);
    return isReversed ? -order : order;
  };
}

function* checkOrder(call: Call, check: "c" | "C", comparison: Comparison): Run {
  const [name = "-", extra] = call.operands;
  if (call.has("o")) return call.complain(`options '-${check}o' are incompatible`, 2);
  if (call.has("c") && call.has("C")) return call.complain("options '-cC' are incompatible", 2);
  if (extra !== undefined) return call.complain(`extra operand '${extra}' not allowed with -${check}`, 2);
  const text = yield* textOf(call, name, "open failed");
  if (text === undefined) return 2;
  const lines = linesIn(call, text);
  const at = lines.findIndex((line, place) => {
    const order = place === 0 ? -1 : comparison(lines[place - 1]!, line);
    return order > 0 || (order === 0 && call.has("u"));
  });
  if (at < 0) return 0;
  if (check === "c") call.complain(`${name}:${at + 1}: disorder: ${lines[at]}`);
  return 1;
}

/** The lines of each file; undefined, and complained of: one of them cannot be read. */
function* linesOfAll(call: Call): Generator<Wait, string[][] | undefined, void> {
  const list = call.value("files0-from");
  let names = call.operands.length > 0 ? call.operands : ["-"];
  if (list !== undefined) {
    const text = yield* textOf(call, list, "open failed");
    if (text === undefined) return undefined;
    names = text.split("\0").filter((name) => name !== "");
  }
  for (const name of names) {
    if (name === "-" || call.files.isFolder(call.path(name))) continue;
    const why = refusalOf(() => call.files.readText(call.path(name)));
    if (why === undefined) continue;
    call.complain(`cannot read: ${name}: ${why}`, 2);
    return undefined;
  }
  const all: string[][] = [];
  for (const name of names) {
    const text = yield* textOf(call, name, "read failed");
    if (text === undefined) return undefined;
    all.push(linesIn(call, text));
  }
  return all;
}

function* textOf(call: Call, name: string, what: string): Generator<Wait, string | undefined, void> {
  if (name === "-") return yield* readAll(call.process);
  let text: string | undefined;
  const why = refusalOf(() => text = call.files.readText(call.path(name)));
  if (why !== undefined) {
    call.complain(`${why === "Is a directory" ? "read failed" : what}: ${name}: ${why}`, 2);
  }
  return text;
}

function endOf(call: Call): string {
  return call.has("z") ? "\0" : "\n";
}

function linesIn(call: Call, text: string): string[] {
  const end = endOf(call);
  if (text === "") return [];
  return (text.endsWith(end) ? text.slice(0, -1) : text).split(end);
}

/** The first line that is least, over and over. */
function merged(files: readonly string[][], comparison: Comparison): string[] {
  const places = files.map(() => 0);
  const lines: string[] = [];
  for (;;) {
    let least = -1;
    for (const [at, file] of files.entries()) {
      if (places[at]! >= file.length) continue;
      if (least < 0 || comparison(file[places[at]!]!, files[least]![places[least]!]!) < 0) least = at;
    }
    if (least < 0) return lines;
    lines.push(files[least]![places[least]!++]!);
  }
}
