/** A lesson under way, from what is kept of it. */
import { REAL_TIME } from "./real_time.ts";
import { UNSEEN } from "../../classroom/journal.ts";
import { type KeptLesson, readKept } from "../../classroom/session/kept_lesson.ts";
import { LessonSession } from "../../classroom/session/lesson_session.ts";
import { formOn } from "../../lessons/lesson_form.ts";
import type { ProgressEvent } from "../../lessons/progress/progress.ts";
import type { FoundLesson } from "./found_lesson.ts";
import type { RealTaking } from "./real_start.ts";
import type { StateFile } from "./state_files.ts";

export interface Taking {
  readonly found: FoundLesson;
  /** Where the lesson is kept. */
  readonly file: StateFile;
  /** Absent: it is taken on the simulator. */
  readonly real?: RealTaking;
  readonly tell: (event: ProgressEvent) => void;
  /** What was done before is forgotten. */
  readonly isAgain: boolean;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface SessionEvents {
  readonly onChange: () => void;
  readonly onReplaced: () => void;
  readonly onFailure: (error: unknown) => void;
}

export interface BegunSession {
  readonly session: LessonSession;
  /** Why it does not go on where it was left, for the learner; absent: it does, or it was never begun. */
  readonly news?: string;
}

export function beginSession(taking: Taking, events: SessionEvents): BegunSession {
  const { found, file, real, tell, now, speed } = taking;
  const { readFile } = found;
  // The one for a real cluster has its form already.
  const lesson = real ? found.lesson : formOn("sim", found.lesson);
  const { kept, news } = keptOf(taking);
  const session = LessonSession.begin({
    lesson,
    kept,
    async open(options) {
      if (real) return await real.open(options);
      const { seed, startMs, ...rest } = options;
      // What worlds are made of takes longer to read than a first frame may.
      const [{ Classroom }, { openLab }] = await Promise.all([
        import("../../classroom/classroom.ts"),
        import("../lab.ts"),
      ]);
      const lab = openLab({ scenario: lesson.world.scenario, seed, startMs });
      return await Classroom.open({ lab, lesson, readFile, ...rest });
    },
    // A real cluster is where it is: nothing leads back there what once happened.
    store: real ? { append: () => {}, replace: () => {} } : file,
    machine: REAL_TIME,
    now,
    tell,
    speed,
    ...events,
  });
  return { session, ...(news === undefined ? {} : { news }) };
}

/** Where other files of the lesson, or another program, wrote it down, the world that it leads to is another one. */
function keptOf(
  { found: { lesson, made }, file, real, isAgain, now }: Taking,
): { kept: KeptLesson; news?: string } {
  const left = isAgain || real ? undefined : readKept(file.read());
  if (left?.from.made === made) return { kept: left };
  const from = { lesson: lesson.id, made, seed: SEED, startMs: now() };
  const kept: KeptLesson = { from, entries: [], events: [], laid: [] };
  if (!left || !isWorked(left)) return { kept };
  file.setAside();
  return { kept, news: changedText(left) };
}

/** The learner has done something in it. */
function isWorked({ entries, events }: KeptLesson): boolean {
  return events.length > 0 || entries.some((entry) => entry.do === "type" && entry.terminal !== UNSEEN);
}

/** It stands in one row of a narrow screen. */
function changedText({ laid }: KeptLesson): string {
  const step = (laid.at(-1)?.step ?? 0) + 1;
  return `The lesson or Pequod has changed: it begins anew. You had come to step ${step}.`;
}

/** Everybody's world has the same names: texts, and people beside each other, can speak of them. */
const SEED = 1;
