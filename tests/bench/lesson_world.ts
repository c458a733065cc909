/** A lesson of this checkout, or one that is written here, taken in real time. */
import type { LessonApp } from "../../src/classroom/view/lesson_app.ts";
import { LessonSession } from "../../src/classroom/session/lesson_session.ts";
import { readLesson } from "../../src/lessons/format/read_lesson.ts";

export interface LiveLesson {
  readonly text: string;
  readonly readFile: (path: string) => Promise<string>;
  /** Drawn again, and joined to the terminal when there is one. */
  readonly app?: () => LessonApp | undefined;
}

/** The lesson at once, its world when it is made. */
export function beginLesson({ text, readFile, app = () => undefined }: LiveLesson): LessonSession {
  const lesson = readLesson(text, "lesson.md");
  const from = { lesson: lesson.id, made: "bench", seed: 1, startMs: Date.now() };
  return LessonSession.begin({
    lesson,
    kept: { from, entries: [], events: [], laid: [] },
    open: async ({ seed, startMs, ...rest }) => {
      const [{ openLab }, { Classroom }] = await Promise.all([
        import("../../src/cli/lab.ts"),
        import("../../src/classroom/classroom.ts"),
      ]);
      const { scenario } = lesson.world;
      return await Classroom.open({ lab: openLab({ scenario, seed, startMs }), lesson, readFile, ...rest });
    },
    store: { append() {}, replace() {} },
    machine: {
      now: () => performance.now(),
      after(delayMs, work) {
        const timer = setTimeout(work, delayMs);
        return () => clearTimeout(timer);
      },
    },
    now: Date.now,
    tell: () => {},
    onChange: () => {},
    onReplaced: () => void app()?.attach(),
    onFailure(error) {
      throw error;
    },
  });
}

/** Real milliseconds until it is so. @throws {Error} after the limit */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<number> {
  const begun = performance.now();
  while (!await isSo()) {
    if (performance.now() - begun > limitMs) throw new Error(`it has not come about in ${limitMs} ms`);
    await new Promise<void>((go) => setTimeout(go, 1));
  }
  return performance.now() - begun;
}
