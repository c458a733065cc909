/** What a lesson that somebody takes is opened with, and what is to be seen of it. */
import type { Lesson } from "../../lessons/lesson.ts";
import type { ProgressEvent } from "../../lessons/progress/progress.ts";
import type { Holding, StepRun } from "../../lessons/teacher/step_run.ts";
import type { KeptLesson } from "./kept_lesson.ts";
import type { SessionWorldOptions } from "./session_world.ts";

export interface SessionOptions
  extends Pick<SessionWorldOptions, "open" | "store" | "machine" | "onFailure" | "speed"> {
  readonly lesson: Lesson;
  /** What was kept of it; without entries: it begins. */
  readonly kept: KeptLesson;
  /** The learner's clock: milliseconds since 1970. */
  readonly now: () => number;
  /** For the learner's progress. */
  readonly tell: (event: ProgressEvent) => void;
  /** Something that `state` shows is different. */
  readonly onChange: () => void;
  /** The world is there, or another one: terminals are other ones now, and show again what they had shown. */
  readonly onReplaced: () => void;
}

/** What is to be seen. */
export interface SessionState {
  readonly lesson: Lesson;
  /** Index of the step that is shown. */
  readonly at: number;
  /** Index of the step that the world is at. */
  readonly reached: number;
  readonly runs: readonly StepRun[];
  /** Values of the world for texts. */
  readonly values: ReadonlyMap<string, string>;
  /** Of each run block of the step reached, by its index: those of its lines that have been typed, as they were. */
  readonly typed: ReadonlyMap<number, readonly string[]>;
  /** Under way, as a sentence: what is done waits until it is over. */
  readonly working?: string;
  /** The goal of the step reached holds, and has to for a while: milliseconds of the world. */
  readonly holding?: Holding;
  /** Why not all could be made that the step shown needs: the first command that failed, and what it said. */
  readonly unmade?: string;
  readonly isFreePlay: boolean;
  /** The learner has gone on from the last step. */
  readonly isFinished: boolean;
}
