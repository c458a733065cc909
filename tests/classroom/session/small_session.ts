/** A lesson taken by a test: real time is what the test lets pass. */
import { LessonSession } from "../../../src/classroom/session/lesson_session.ts";
import { type KeptLesson, readKept } from "../../../src/classroom/session/kept_lesson.ts";
import type { StepRun } from "../../../src/lessons/teacher/step_run.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import type { ProgressEvent } from "../../../src/lessons/progress/progress.ts";
import { openLab } from "../../../src/cli/lab.ts";
import { Classroom } from "../../../src/classroom/classroom.ts";
import { PacedLab } from "../../../src/classroom/paced_lab.ts";
import { LAB_START_MS, preload } from "../../lab/lab_harness.ts";

/** How a small lesson's file begins; `world`: the last lines of its front matter. */
export function smallHead(world = "world: {namespace: default}"): string {
  return `---
format: lesson/1
id: small
title: Small
minutes: 1
cards: [1]
concepts: [a.b]
backends: [sim]
${world}
---
`;
}

const SIZE = { columns: 80, rows: 24 };

export interface SmallSessionOptions {
  /** Its time is taken for that of a real cluster. */
  readonly flows?: boolean;
  /** Called before a world is opened, with how many there have been; what it throws is why it cannot be. */
  readonly opening?: (before: number) => void;
  readonly onFailure?: (error: unknown) => void;
}

export class SmallSession {
  readonly session: LessonSession;
  readonly told: ProgressEvent[];
  readonly #store: { text: string };
  readonly #clock: SmallClock;

  private constructor(
    session: LessonSession,
    store: { text: string },
    told: ProgressEvent[],
    clock: SmallClock,
  ) {
    this.session = session;
    this.#store = store;
    this.told = told;
    this.#clock = clock;
  }

  /** `file`: what was kept of it before. */
  static async open(lessonText: string, file = "", options: SmallSessionOptions = {}): Promise<SmallSession> {
    await preload();
    const small = SmallSession.begin(lessonText, file, options);
    await small.session.ready;
    await small.session.openTerminal(1, SIZE);
    return small;
  }

  /** The same, while its world is still being made. */
  static begin(
    lessonText: string,
    file = "",
    { flows = false, opening = () => {}, onFailure = rethrow }: SmallSessionOptions = {},
  ): SmallSession {
    const lesson = readLesson(lessonText, "lesson.md");
    const store = { text: "" };
    const told: ProgressEvent[] = [];
    const clock = new SmallClock();
    const from = { lesson: lesson.id, made: "here", seed: 1, startMs: LAB_START_MS };
    const kept: KeptLesson = readKept(file) ?? { from, entries: [], events: [], laid: [] };
    let worlds = 0;
    const session = LessonSession.begin({
      lesson,
      kept,
      async open({ seed, startMs, ...rest }) {
        opening(worlds++);
        const lab = openLab({ scenario: "empty", seed, startMs });
        return await Classroom.open({
          lab,
          paced: Object.assign(new PacedLab(lab), { flows }),
          lesson,
          readFile: (path) => Promise.reject(new Error(`no ${path}`)),
          ...rest,
        });
      },
      store: {
        append: (text) => void (store.text += text),
        replace: (text) => void (store.text = text),
      },
      machine: clock,
      now: () => clock.now(),
      tell: (event) => void told.push(event),
      onChange: () => {},
      onReplaced: () => {},
      onFailure,
    });
    return new SmallSession(session, store, told, clock);
  }

  /** What would be found of it now, were the program killed. */
  get file(): string {
    return this.#store.text;
  }

  get run(): StepRun {
    const { runs, at } = this.session.state;
    return runs[at]!;
  }

  /** Lets real time pass, and the world with it. */
  async live(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += TICK_MS) {
      this.#clock.pass(TICK_MS);
      await this.session.world!.pace.inTurn(() => Promise.resolve());
    }
  }

  /** Types a line as a learner does, and waits until it has ended. */
  async type(line: string, number = 1): Promise<void> {
    const terminal = () => this.session.world!.classroom.terminals.get(number);
    const prompts = terminal()?.prompts ?? 1;
    await this.session.key(`${line}\r`, number);
    await this.until(() => terminal()!.prompts > prompts);
    await this.live(TICK_MS);
  }

  async until(isSo: () => boolean): Promise<void> {
    for (let passed = 0; passed < LIMIT_MS; passed += TICK_MS) {
      if (isSo()) return;
      await this.live(TICK_MS);
    }
    throw new Error("it does not come about");
  }

  shown(number = 1): string {
    return this.session.world!.classroom.terminals.get(number)?.shown ?? "";
  }
}

function rethrow(error: unknown): never {
  throw error;
}

const TICK_MS = 25;
const LIMIT_MS = 60_000;

/** Time that a test moves. */
class SmallClock {
  #now = LAB_START_MS;
  #waiting = new Set<() => void>();

  now(): number {
    return this.#now;
  }

  after(_: number, work: () => void): () => void {
    this.#waiting.add(work);
    return () => this.#waiting.delete(work);
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const work of due) work();
  }
}
