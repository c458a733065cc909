/** What a proof has found wrong with a lesson. */
import type { Problem } from "../../lessons/format/problem.ts";
import type { LessonSource } from "../../lessons/format/read_lesson.ts";
import type { Block } from "../../lessons/lesson.ts";
import type { Path } from "../../shapes/check.ts";

/** What does not hold. */
export interface ProofFailure {
  /** Id of the step. */
  readonly step: string;
  /** Of the lesson's file. */
  readonly line: number;
  /** The block that it is about, and which part of its YAML. */
  readonly block?: Block;
  readonly path?: Path;
  readonly text: string;
  /** What to do. */
  readonly fix: string;
}

/** The same as a mistake of the lesson's file, at its place there. */
export function failureProblem(
  { line, block, path, text, fix }: ProofFailure,
  source: LessonSource,
  file: string,
): Problem {
  const place = block && path ? source.place(block, path) : { line, column: 1 };
  return { file, ...place, text: `${text}\n  → ${fix}` };
}
