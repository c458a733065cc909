/** Why a text could not be read anew. */
import type { Span } from "../../terminal/line.ts";
import { clockTime } from "../header.ts";

export interface ReadProblem {
  readonly why: string;
  /** What is shown was true until then; milliseconds since 1970. */
  readonly since: number;
}

/** The first failure in a row says since when. */
export function problemOf(
  { problem }: { readonly problem: ReadProblem | undefined },
  { why }: { readonly why: string },
  now: number,
): ReadProblem {
  return { why, since: problem?.since ?? now };
}

/** For the line above a text that stays meanwhile. */
export function standing({ why, since }: ReadProblem): Span {
  return { text: `stale since ${clockTime(since)}: ${why} `, role: "warn" };
}
