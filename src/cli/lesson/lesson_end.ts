/** How a lesson was left. */
export interface LessonEnd {
  /** For the shell. */
  readonly code: number;
  /** `next`: the learner goes on to the next lesson. */
  readonly how: "leave" | "next";
}
