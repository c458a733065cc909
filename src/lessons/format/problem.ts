/** What is wrong with a lesson's file, where, and what to do. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** `lessons/pods/lesson.md:12:3: there is no field …` */
export function problemText({ file, line, column, text }: Problem): string {
  return `${file}:${line}:${column}: ${text}`;
}

/** A lesson that cannot be read. */
export class LessonError extends Error {
  override name = "LessonError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemText).join("\n"));
  }
}
