/** The pattern behind `/` in a table. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import { fuzzyScore } from "../fuzzy.ts";
import type { ShownColumn } from "./cell.ts";
import { columnFilter } from "./column_filter.ts";

export interface RowFilter {
  /** As it was typed. */
  readonly text: string;
  /** Why the text is no pattern; then `matches` is still the one before. */
  readonly problem: string | undefined;
  /** Undefined: every row. */
  readonly matches: ((row: LeanRow) => boolean) | undefined;
  /** True when every row that matches this one also matched `before` it: then only those need a look. */
  readonly narrows: boolean;
  /** The label selector that the text means, for the kubectl line. */
  readonly labelSelector: string | undefined;
  /** Patterns of the kind grep understands, in order, for the kubectl line. */
  readonly patterns: readonly { pattern: string; inverse: boolean }[];
}

export const noFilter: RowFilter = {
  text: "",
  problem: undefined,
  matches: undefined,
  narrows: false,
  labelSelector: undefined,
  patterns: [],
};

/** What words of a filter may be about. */
export interface FilterContext {
  /** All columns of the table, hidden ones too. */
  columns: readonly ShownColumn[];
  /** Milliseconds since 1970. */
  now: number;
}

const noColumns: FilterContext = { columns: [], now: 0 };

/**
 * Reads a filter: words are regular expressions, case does not matter, all have to match somewhere in the row;
 * `!word` must not match; quotes keep spaces; `-l app=web` or `app=web` looks at labels; `-f wb` matches letters of
 * the name; `status:crash` and `restarts>3` look at a column. A pattern that cannot be read says so and leaves the one before in force.
 */
export function rowFilter(text: string, before: RowFilter, context = noColumns): RowFilter {
  const trimmed = text.trim();
  if (trimmed === "") return { ...noFilter, text };
  try {
    const read = readFilter(trimmed, context);
    const narrows = before.matches !== undefined && before.problem === undefined &&
      isLonger(before.text, text);
    return { ...noFilter, ...read, text, narrows };
  } catch (error) {
    return {
      ...before,
      text,
      problem: error instanceof Error ? error.message : String(error),
      narrows: false,
    };
  }
}

/** The text that filters look at: namespace, name and cells, in lower case. Kept with its row. */
export function searchText(row: LeanRow): string {
  // What was measured is not searched, so that the text is the same as long as the server says nothing new.
  const source = row.printed ?? row;
  const known = texts.get(source);
  if (known !== undefined) return known;
  const facts = row.facts?.filter((fact) => typeof fact === "string") ?? [];
  const made = `${row.namespace}/${row.name}\n${[...source.cells, ...facts].join(" ")}`.toLowerCase();
  texts.set(source, made);
  return made;
}

const texts = new WeakMap<LeanRow, string>();

type Test = (row: LeanRow) => boolean;

/** What has been read of a filter so far. */
interface Reading {
  tests: Test[];
  selectors: string[];
  patterns: { pattern: string; inverse: boolean }[];
}

function readFilter(
  text: string,
  context: FilterContext,
): Pick<RowFilter, "matches" | "labelSelector" | "patterns"> {
  const found: Reading = { tests: [], selectors: [], patterns: [] };
  const words = wordsOf(text);
  for (let at = 0; at < words.length; at++) {
    const { word, start } = words[at]!;
    if (word === "-l" || word === "-f") {
      const rest = text.slice(start + 2).trim();
      // A selector may have spaces of its own: it takes the whole line if the whole line makes sense.
      const isWhole = word === "-f" || isSelector(rest);
      const value = isWhole ? rest : words[at + 1]?.word ?? "";
      readOption(word, value, found);
      if (isWhole) break;
      at++;
    } else readWord(words[at]!, found, context);
  }
  const { tests, selectors, patterns } = found;
  const matches = tests.length === 0 ? undefined : (row: LeanRow) => tests.every((test) => test(row));
  return { matches, labelSelector: selectors.length > 0 ? selectors.join(",") : undefined, patterns };
}

function readOption(option: "-l" | "-f", value: string, found: Reading): void {
  if (option === "-f") {
    found.tests.push((row) => fuzzyScore(value, row.name) !== undefined);
    return;
  }
  const selector = parseLabelSelector(value);
  found.selectors.push(value);
  found.tests.push((row) => matchesLabels(selector, row.labels));
}

function readWord(
  { word, isQuoted }: FilterWord,
  found: Reading,
  { columns, now }: FilterContext,
): void {
  const inverse = word.startsWith("!");
  const pattern = inverse ? word.slice(1) : word;
  if (pattern === "") return;
  if (!isQuoted && !inverse && /^[\w./-]+(==?|!=)[\w.-]*(,|$)/.test(word)) {
    return readOption("-l", word, found);
  }
  const ofColumn = isQuoted ? undefined : columnFilter(pattern, columns, now);
  if (!ofColumn) found.patterns.push({ pattern, inverse });
  const test = ofColumn ?? rowTest(pattern);
  found.tests.push(inverse ? (row) => !test(row) : test);
}

function rowTest(pattern: string): Test {
  const test = textTest(pattern);
  return (row) => test(searchText(row));
}

interface FilterWord {
  word: string;
  /** Where it begins in the text. */
  start: number;
  isQuoted: boolean;
}

/** Divided at spaces, but not inside double quotes. */
function wordsOf(text: string): FilterWord[] {
  return [...text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map((match) => ({
    word: match[0].replaceAll('"', ""),
    start: match.index,
    isQuoted: match[0].includes('"'),
  }));
}

function isSelector(text: string): boolean {
  try {
    parseLabelSelector(text);
    return true;
  } catch {
    return !/\s/.test(text) || /\b(in|notin)\s*\(/.test(text);
  }
}

/** Most patterns are plain words, which need no regular expression. */
function textTest(pattern: string): (text: string) => boolean {
  const lower = pattern.toLowerCase();
  if (/^[\w/:@ -]*$/.test(pattern)) return (text) => text.includes(lower);
  // The name begins a line of its own: ^ and $ mean where it begins, and where the row ends; . passes from one to the other.
  const expression = new RegExp(pattern, "imsu");
  return (text) => expression.test(text);
}

/** Plain words that only grow can only lose rows. */
function isLonger(before: string, text: string): boolean {
  return text.startsWith(before) && /^[\w/ -]*$/.test(text) && !/(^|\s)-[lf]/.test(text);
}
