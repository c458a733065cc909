/** Parts of a text that are folded away, each but for its first line. Immutable. */
import type { Line } from "../../terminal/line.ts";

/** A part that can be folded: a block of YAML, a section of a description. */
export interface Section {
  /** The same for the same part of the next reading. */
  readonly id: string;
  /** Its first line, which stays. */
  readonly line: number;
  /** The first line that is no more part of it. */
  readonly end: number;
  /** 1 for sections in no other. */
  readonly level: number;
  /** What is written behind the first line when the rest is folded away: `(3)`. */
  readonly says: string;
}

export interface Folds {
  /** All lines of the text. */
  readonly source: readonly Line[];
  /** In the order of their first lines, outer ones first. */
  readonly sections: readonly Section[];
  /** Ids of the sections that are folded. */
  readonly closed: ReadonlySet<string>;
  /** The folded sections that are seen, in order. */
  readonly heads: readonly Section[];
  /** Which lines are seen. */
  readonly shown: readonly number[];
}

export function folds(
  source: readonly Line[],
  sections: readonly Section[],
  closed: ReadonlySet<string> = new Set(),
): Folds {
  const heads: Section[] = [];
  let end = 0;
  if (closed.size > 0) {
    for (const section of sections) {
      if (section.line < end || !closed.has(section.id)) continue;
      heads.push(section);
      end = section.end;
    }
  }
  const shown: number[] = [];
  let next = 0;
  for (let line = 0; line < source.length; line++) {
    shown.push(line);
    if (heads[next]?.line === line) line = heads[next++]!.end - 1;
  }
  return { source, sections, closed, heads, shown };
}

/** The lines that are seen: those of folded sections say how much is behind them. */
export function foldedLines({ source, heads, shown }: Folds): readonly Line[] {
  if (heads.length === 0) return source;
  const byLine = new Map(heads.map((section) => [section.line, section]));
  return shown.map((line): Line => {
    const section = byLine.get(line);
    if (!section) return source[line]!;
    return { spans: [...source[line]!.spans, { text: ` ${section.says}`, role: "dim" }] };
  });
}

/** The place among the shown lines of a line, or of the one behind which it is folded away. */
export function shownPlace({ shown }: Folds, line: number): number {
  let [low, high] = [0, shown.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (shown[middle]! <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Folds the innermost section that begins at a line, or else the one around it; opens it when it is folded. */
export function toggled(all: Folds, line: number): Folds {
  const { sections, closed, heads } = all;
  const head = heads.find((section) => section.line === line);
  if (head) return withClosed(all, without(closed, [head.id]));
  const around = sections.filter((section) => section.line <= line && line < section.end);
  const section = around.findLast((one) => one.line === line) ?? around.at(-1);
  return section ? withClosed(all, new Set([...closed, section.id])) : all;
}

/** Folds all sections of a level and deeper, and opens the others; 0 opens all. */
export function foldedTo(all: Folds, level: number): Folds {
  const closed = level === 0 ? [] : all.sections.filter((section) => section.level >= level);
  return withClosed(all, new Set(closed.map(({ id }) => id)));
}

/** Opens what hides a line. */
export function opened(all: Folds, line: number): Folds {
  const hiding = all.sections.filter(({ id, line: first, end }) =>
    first < line && line < end && all.closed.has(id)
  );
  return hiding.length === 0 ? all : withClosed(all, without(all.closed, hiding.map(({ id }) => id)));
}

/** The deepest level there is; 0 where nothing can be folded. */
export function deepestLevel({ sections }: Folds): number {
  return sections.reduce((deepest, { level }) => Math.max(deepest, level), 0);
}

/** Which line of another reading a line has become: as far from the head of the same section, or the same line. */
export function followSections(
  before: readonly Section[],
  after: readonly Section[],
): (line: number) => number {
  return (line) => {
    const around = before.findLast((section) => section.line <= line && line < section.end);
    const found = around && after.find(({ id }) => id === around.id);
    return found ? Math.min(found.end - 1, found.line + line - around.line) : line;
  };
}

function withClosed({ source, sections }: Folds, closed: ReadonlySet<string>): Folds {
  return folds(source, sections, closed);
}

function without(closed: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return closed.difference(new Set(ids));
}
