/** The way one has taken through views: back, forward, and to and fro between two. Immutable. */
export interface Walk {
  /** Lines of views, in the order in which they were visited. */
  readonly lines: readonly string[];
  /** The shown one; -1 before the first. */
  readonly at: number;
  /** The one before it was shown, for going to and fro. */
  readonly before: number;
}

export const noWalk: Walk = { lines: [], at: -1, before: -1 };

/** More are forgotten. */
const limit = 50;

/** Goes on to a view; what lay ahead is forgotten, as in a browser. */
export function visited(walk: Walk, line: string): Walk {
  if (walk.lines[walk.at] === line) return walk;
  const lines = [...walk.lines.slice(0, walk.at + 1), line].slice(-limit);
  return { lines, at: lines.length - 1, before: lines.length - 2 };
}

/** One step back (-1) or forward (1); undefined at the end of the way. */
export function stepped(walk: Walk, step: -1 | 1): Walk | undefined {
  const at = walk.at + step;
  return at < 0 || at >= walk.lines.length ? undefined : { ...walk, at, before: walk.at };
}

/** The view that was shown before this one; undefined when there is none. */
export function toAndFro(walk: Walk): Walk | undefined {
  return walk.before < 0 ? undefined : { ...walk, at: walk.before, before: walk.at };
}
