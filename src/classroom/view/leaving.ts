/** What becomes of a lesson that is left before its end, as a part of a sentence. */
import type { PlaceInRow } from "./place_in_row.ts";

export interface Leaving {
  /** It is taken on a real cluster. */
  readonly isReal: boolean;
  readonly place?: PlaceInRow;
}

export function leavingText(leaving: Leaving): string {
  if (leaving.isReal) return "what the lesson has made on the cluster is removed";
  return goesOn(leaving)
    ? "nothing is lost, the lesson goes on here"
    : "what is not answered yet is asked another time";
}

/** It is kept as it is, and goes on from there. */
export function goesOn({ isReal, place }: Leaving): boolean {
  return !isReal && place?.unit !== "Question";
}
