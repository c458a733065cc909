/**
 * The world of a lesson under way, written down as it goes: it can be led back to where it was before, and copied to
 * play in. Whoever holds it is told when another classroom takes its place.
 */
import type { Machine } from "../../simulator/serve/driver.ts";
import type { Classroom } from "../classroom.ts";
import type { Entry } from "../journal.ts";
import { CommandFailed } from "../learner_terminal.ts";
import { LivePace } from "../live_pace.ts";
import { keptFile, type KeptLesson, type KeptLine, keptText, keptUntil, type Laid } from "./kept_lesson.ts";

export interface OpenWorld {
  (options: {
    readonly seed: number;
    readonly startMs: number;
    readonly past?: readonly Entry[];
    readonly record: (entry: Entry) => void;
    readonly onChange: () => void;
  }): Promise<Classroom>;
}

/** Where the lesson is kept. What is given has been written when a call returns. */
export interface KeptStore {
  append(text: string): void;
  /** All of it at once: after a failure it is as it was before. */
  replace(text: string): void;
}

export interface SessionWorldOptions {
  readonly open: OpenWorld;
  readonly store: KeptStore;
  readonly machine: Pick<Machine, "now" | "after">;
  /** After every step of the world, in its turn. */
  readonly onPassed: () => void | Promise<void>;
  /** Something that a check asks for has changed. */
  readonly onChange: () => void;
  /** Another classroom is there: what was shown of the one before is gone. */
  readonly onReplaced: () => void;
  /** Nothing can be done in it any more. */
  readonly onFailure: (error: unknown) => void;
  /** Simulated seconds in a real one, to begin with; default 1. */
  readonly speed?: number;
}

/** A block's index: the step itself has not begun. */
export const BEFORE = -1;

/** Of the world: so much may be lost of what nobody did. */
const KEEP_MS = 1000;

interface Opened {
  readonly classroom: Classroom;
  readonly pace: LivePace;
}

export class SessionWorld {
  readonly #options: SessionWorldOptions;
  #kept: KeptLesson;
  #shown!: Opened;
  /** While the learner plays in a copy: the world that waits. */
  #waiting: Opened | undefined;
  /** Nothing is written: what happens is in the file already, or is not to be kept. */
  #isUnwritten = false;

  private constructor(options: SessionWorldOptions, kept: KeptLesson) {
    this.#options = options;
    this.#kept = kept;
  }

  /** Begins anew where nothing has been kept yet, else goes on. */
  static async open(options: SessionWorldOptions, kept: KeptLesson): Promise<SessionWorld> {
    const world = new SessionWorld(options, kept);
    options.store.replace(keptFile(kept));
    if (kept.entries.length > 0) world.#shown = await world.#enter(kept.entries);
    else {
      // What the lesson's own world is made of counts as laid before the first block.
      world.#append({ kept: "laying" });
      world.#shown = await world.#enter(undefined);
      world.#append({ kept: "laid", step: 0, block: BEFORE });
      const { length } = world.classroom.entries;
      world.#kept = { ...kept, laid: [{ step: 0, block: BEFORE, entries: length }] };
    }
    return world;
  }

  get classroom(): Classroom {
    return this.#shown.classroom;
  }

  get pace(): LivePace {
    return this.#shown.pace;
  }

  get isFreePlay(): boolean {
    return this.#waiting !== undefined;
  }

  /** How far things lie ready. */
  get laid(): Laid | undefined {
    return this.#kept.laid.at(-1);
  }

  /** Why not all could be made that a step needs; undefined: all could, so far. */
  unmade(step: number): string | undefined {
    return this.#kept.laid.find((laid) => laid.step === step && laid.failure !== undefined)?.failure;
  }

  /** Writes down what does not enter the world. */
  note(line: Extract<KeptLine, { readonly kept: "event" | "outcome" }>): void {
    this.#kept = { ...this.#kept, events: [...this.#kept.events, line] };
    this.#options.store.append(keptText(line));
  }

  /**
   * Lays things ready: all that enters the world meanwhile counts only if the work comes to its end. A command that
   * fails is such an end: the world may be another one than the lesson's author has thought of.
   */
  async lay(step: number, block: number, work: (classroom: Classroom) => Promise<void>): Promise<void> {
    const { classroom, pace } = this.#shown;
    await pace.inTurn(async () => {
      this.#append({ kept: "laying" });
      const place = { step, block, ...await failureOf(() => work(classroom)) };
      this.#append({ kept: "laid", ...place });
      const laid = { ...place, entries: classroom.entries.length };
      this.#kept = { ...this.#kept, laid: [...this.#kept.laid, laid] };
    });
  }

  /** Leads the world back to the end of an earlier piece of its history. */
  async goBack(choose: (entries: readonly Entry[]) => readonly Entry[] | undefined): Promise<boolean> {
    const past = choose(this.classroom.entries);
    if (!past) return false;
    if (this.#waiting) {
      await this.#replace(past, { isUnwritten: true });
      return true;
    }
    this.#kept = keptUntil({ ...this.#kept, entries: past }, past.length);
    this.#options.store.replace(keptFile(this.#kept));
    await this.#replace(past, { isUnwritten: false });
    return true;
  }

  /** Its time passes by itself: it has no past to be led back to, and there can be no copy of it. */
  get flows(): boolean {
    return this.classroom.paced.flows;
  }

  /** The world from its beginning again, and then `work`, which brings it to where that step begins. */
  async beginAnew(step: number, work: (classroom: Classroom) => Promise<void>): Promise<void> {
    // Until it is there, what was kept is what the lesson goes on from.
    await this.#replace(undefined, { isUnwritten: true }, async ({ classroom, pace }) => {
      const failure = await pace.inTurn(() => failureOf(() => work(classroom)));
      const entries = [...classroom.entries];
      const laid = [{ step, block: BEFORE, entries: entries.length, ...failure }];
      this.#kept = { ...this.#kept, entries, laid };
      this.#options.store.replace(keptFile(this.#kept));
      this.#isUnwritten = false;
    });
  }

  /** From now on the learner plays in a copy; the world waits. */
  async beginFreePlay(): Promise<void> {
    if (this.#waiting) return;
    const waiting = this.#shown;
    await waiting.pace.stop();
    this.#isUnwritten = true;
    try {
      this.#shown = await this.#enter(waiting.classroom.entries);
    } catch (error) {
      this.#goOnWith(waiting);
      throw error;
    }
    this.#waiting = waiting;
    this.#options.onReplaced();
  }

  /** The copy is gone, the world goes on. */
  async endFreePlay(): Promise<void> {
    if (!this.#waiting) return;
    await this.#leave(this.#shown);
    this.#goOnWith(this.#waiting);
    this.#waiting = undefined;
    this.#options.onReplaced();
  }

  /** Lets what enters the world just now end; nothing does afterwards. */
  stop(): Promise<void> {
    return this.#shown.pace.stop();
  }

  async close(): Promise<void> {
    await this.stop();
    this.#shown.classroom.keepUp();
    this.#shown.classroom.close();
    this.#waiting?.classroom.close();
  }

  #goOnWith({ classroom }: Opened): void {
    this.#isUnwritten = false;
    this.#shown = { classroom, pace: this.#paceOf(classroom) };
  }

  /** Another world in the place of the one that is shown, which is gone when it begins to be made. */
  async #replace(
    past: readonly Entry[] | undefined,
    { isUnwritten }: { isUnwritten: boolean },
    prepare: (opened: Opened) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.#leave(this.#shown);
    this.#isUnwritten = isUnwritten;
    try {
      this.#shown = await this.#enter(past);
      await prepare(this.#shown);
    } catch (error) {
      this.#options.onFailure(error);
      throw error;
    }
    this.#options.onReplaced();
  }

  async #leave({ classroom, pace }: Opened): Promise<void> {
    await pace.stop();
    classroom.close();
  }

  async #enter(past: readonly Entry[] | undefined): Promise<Opened> {
    const { open, onChange } = this.#options;
    const { seed, startMs } = this.#kept.from;
    const classroom = await open({
      seed,
      startMs,
      ...(past ? { past } : {}),
      record: (entry) => this.#append({ kept: "world", entry }),
      onChange,
    });
    return { classroom, pace: this.#paceOf(classroom) };
  }

  #paceOf(classroom: Classroom): LivePace {
    const { machine, onPassed, onFailure } = this.#options;
    const pace = new LivePace({
      paced: classroom.paced,
      machine,
      onPassed: () => {
        classroom.keepUp(KEEP_MS);
        return onPassed();
      },
      onFailure,
      speed: this.#shown?.pace.speed ?? this.#options.speed ?? 1,
    });
    // Who has stopped the world to look at it wants to look at what comes in its place.
    if (this.#shown?.pace.isPaused) pace.pause(true);
    pace.start();
    return pace;
  }

  #append(line: KeptLine): void {
    if (!this.#isUnwritten) this.#options.store.append(keptText(line));
  }
}

/** Empty: it has come to its end. */
async function failureOf(work: () => Promise<void>): Promise<{ readonly failure?: string }> {
  try {
    await work();
    return {};
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { failure: error.message };
  }
}
