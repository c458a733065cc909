/** The pattern behind `/` in a table. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import { fuzzyScore } from "../fuzzy.ts";

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

/**
 * Reads a filter: words are regular expressions, case does not matter, all have to match somewhere in the row;
 * `!word` must not match; quotes keep spaces; `-l app=web` or `app=web` looks at labels; `-f wb` matches letters of
 * the name. A pattern that cannot be read says so and leaves the one before in force.
 */
export function rowFilter(text: string, before: RowFilter): RowFilter {
  const trimmed = text.trim();
  if (trimmed === "") return { ...noFilter, text };
  try {
    const read = readFilter(trimmed);
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
  const known = texts.get(row);
  if (known !== undefined) return known;
  const made = `${row.namespace}/${row.name} ${row.cells.join(" ")}`.toLowerCase();
  texts.set(row, made);
  return made;
}

const texts = new WeakMap<LeanRow, string>();

function readFilter(text: string): Pick<RowFilter, "matches" | "labelSelector" | "patterns"> {
  const fuzzy = /^-f\s+(.*)$/.exec(text)?.[1];
  if (fuzzy !== undefined) {
    return {
      matches: (row) => fuzzyScore(fuzzy, row.name) !== undefined,
      labelSelector: undefined,
      patterns: [],
    };
  }
  const labels = /^-l\s+(.*)$/.exec(text)?.[1] ??
    (/^[\w./-]+\s*(==?|!=)\s*[\w.-]*(,|$)/.test(text) ? text : undefined);
  if (labels !== undefined) {
    const selector = parseLabelSelector(labels);
    return { matches: (row) => matchesLabels(selector, row.labels), labelSelector: labels, patterns: [] };
  }
  return readPatterns(text);
}

function readPatterns(text: string): Pick<RowFilter, "matches" | "labelSelector" | "patterns"> {
  const patterns = (text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [])
    .map((word) => ({ inverse: word.startsWith("!"), pattern: word.replace(/^!/, "").replaceAll('"', "") }))
    .filter(({ pattern }) => pattern !== "");
  const tests = patterns.map(({ pattern, inverse }) => {
    const test = textTest(pattern);
    return inverse ? (text: string) => !test(text) : test;
  });
  return {
    matches: (row) => {
      const text = searchText(row);
      return tests.every((test) => test(text));
    },
    labelSelector: undefined,
    patterns,
  };
}

/** Most patterns are plain words, which need no regular expression. */
function textTest(pattern: string): (text: string) => boolean {
  const lower = pattern.toLowerCase();
  if (/^[\w/:@ -]*$/.test(pattern)) return (text) => text.includes(lower);
  const expression = new RegExp(pattern, "iu");
  return (text) => expression.test(text);
}

/** Plain words that only grow can only lose rows. */
function isLonger(before: string, text: string): boolean {
  return text.startsWith(before) && /^[\w/ -]*$/.test(text) && !/(^|\s)-[lf]/.test(text);
}
