/**
 * A lesson that somebody takes: the world it happens in, the step the learner is at, and how each step stands. What is
 * to be seen of it is its state; how it is drawn is not known here.
 */
import type { CommandBlock } from "../../lessons/teacher/block_commands.ts";
import { type GivenAnswer, openParts } from "../../lessons/teacher/step_run.ts";
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import { doStep } from "../authors_way.ts";
import { atStepBegin, type Entry, withoutLastCommand } from "../journal.ts";
import type { LearnerTerminal } from "../learner_terminal.ts";
import { PaceStopped } from "../live_pace.ts";
import { type ActOptions, ActRefused, Acts } from "./acts.ts";
import type { KeptEvent } from "./kept_lesson.ts";
import { Seat } from "./seat.ts";
import type { SessionOptions, SessionState } from "./session_state.ts";
import { SessionWorld } from "./session_world.ts";
import { TakenSteps } from "./taken_steps.ts";

/** Paused, the world goes on to the next write, at most so far. */
const STEP_LIMIT_MS = 10_000;
const NO_UNDO = "No command is taken back on a real cluster; the step can be begun anew.";
const NO_COPY = "A real cluster cannot be copied, so there is no free play on it.";

export class LessonSession {
  readonly #options: SessionOptions;
  readonly #acts = new Acts();
  readonly #seat: Seat;
  readonly #steps: TakenSteps;
  /** Absent while it is made for the first time. */
  #made: SessionWorld | undefined;
  #working: string | undefined = "The lesson's world is being made.";
  #isFinished = false;

  /**
   * Resolves when the lesson's world is there and what the step begins with lies ready in it.
   * Rejects with CommandFailed: the world cannot be made.
   */
  readonly ready: Promise<void>;

  private constructor(given: SessionOptions) {
    const onFailure = (error: unknown) => {
      // Nobody waits for what would come after it.
      this.#acts.close();
      given.onFailure(error);
    };
    const options = this.#options = { ...given, onFailure };
    this.#seat = new Seat({
      acts: this.#acts,
      world: () => this.#made ?? this.ready.then(() => this.#world),
    });
    this.#steps = new TakenSteps({
      ...options,
      world: () => this.#made,
      seat: this.#seat,
      during: (working, work) => this.#during(working, work),
      onRan: (step, index, block) => this.#wasRun(step, index, block).catch(options.onFailure),
    });
    this.ready = this.#acts.do("Opening", () => this.#make());
    // Who waits for it is told; who does not, sees that it is not there.
    this.ready.catch(() => {});
  }

  /** The lesson can be shown at once; its world is made meanwhile, and what is done waits for it. */
  static begin(options: SessionOptions): LessonSession {
    return new LessonSession(options);
  }

  /** With its world. @throws {CommandFailed} it cannot be made */
  static async open(options: SessionOptions): Promise<LessonSession> {
    const session = LessonSession.begin(options);
    await session.ready;
    return session;
  }

  get state(): SessionState {
    return {
      lesson: this.#options.lesson,
      ...this.#steps.state,
      ...(this.#working === undefined ? {} : { working: this.#working }),
      isFreePlay: this.#made?.isFreePlay ?? false,
      isFinished: this.#isFinished,
    };
  }

  /** Undefined: it is being made. */
  get world(): Pick<SessionWorld, "classroom" | "pace"> | undefined {
    return this.#made;
  }

  /** A terminal that the learner sits at, or its new size. */
  openTerminal(number: number, size: TerminalSize): Promise<LearnerTerminal> {
    return this.#seat.openTerminal(number, size);
  }

  /** Keys for the shell. They wait for an act under way, for the world may be another one after it. */
  async key(text: string, terminal: number): Promise<void> {
    this.#steps.event(this.#steps.reached, { type: "acted" });
    await this.#acts.idle();
    await this.#seat.key(text, terminal);
  }

  /** Types a command line, in the place of one that was begun and not sent. */
  async typeWhole(line: string, terminal: number): Promise<void> {
    await this.#inStep("Typing", () => this.#seat.line(line, terminal), { isRepeatable: true });
  }

  /** Types the next command line of a block of the step that is shown; nothing where all of them have been typed. */
  async typeLine(index: number): Promise<void> {
    await this.#inStep("Typing", () => this.#steps.typeLine(index), { isRepeatable: true });
  }

  predict(index: number, letter: string): Promise<void> {
    return this.#noteInTurn("Answering", { type: "predicted", block: index, letter });
  }

  async answer(index: number, question: number, answer: GivenAnswer): Promise<void> {
    const steps = this.#steps;
    const block = steps.shown.blocks[index];
    const asked = block?.kind === "quiz" ? block.questions[question] : undefined;
    if (!asked) return;
    await this.#noteInTurn("Answering", { type: "answered", block: index, question, answer }, (at) => {
      const isFirst = steps.runs.of(at).answers[`${index}.${question}`] === undefined;
      if (isFirst && asked.concept !== undefined) steps.recall(asked.concept, answer.isRight);
    });
  }

  hint(): Promise<void> {
    return this.#noteInTurn("Helping", { type: "hint" });
  }

  showSolution(): Promise<void> {
    return this.#noteInTurn("Helping", { type: "solution" });
  }

  /** Looks now; what is not reached counts as tried in vain. */
  async check(): Promise<void> {
    await this.#inStep("Checking", async () => {
      this.#mustCount();
      const steps = this.#steps;
      await this.#seat.inWorld(() => steps.look());
      const isOpen = steps.runs.of(steps.reached).verdicts.some(({ ok }) => !ok);
      if (isOpen) steps.event(steps.reached, { type: "failed" });
    });
  }

  /** To the step after the one shown. Answers what is still open in it, in words: then it does not go. */
  async next(): Promise<readonly string[]> {
    return await this.#inStep("Going on", (at) => this.#next(at)) ?? [];
  }

  /** To the step before the one shown; from the end to the last step. */
  back(): void {
    const { at } = this.#steps;
    this.#steps.show(this.#isFinished ? at : at - 1);
    this.#isFinished = false;
  }

  /** Passes the step by: what its author would have done in it is done, for what comes later builds on it. */
  async skip(): Promise<void> {
    const steps = this.#steps;
    await this.#inStep(
      "Skipping",
      (at) =>
        this.#during("What the step would have brought is being made.", async () => {
          if (at < steps.reached) return steps.show(at + 1);
          this.#mustGoOn();
          await steps.passBy();
          await this.#enterNext();
        }),
    );
  }

  /** Takes the last command line back. Answers whether there was one. */
  undo(): Promise<boolean> {
    if (this.#made?.flows) return Promise.reject(new ActRefused(NO_UNDO));
    const undo = () => this.#goBack(withoutLastCommand);
    return this.#long("Taking back", "The last command is being taken back.", undo, { isRepeatable: true });
  }

  /** The world as it was when the step began; in free play, as it was when that began. */
  reset(): Promise<boolean> {
    const what = this.#made?.isFreePlay ? "Free play" : "The step";
    return this.#long("Beginning anew", `${what} begins anew.`, async () => {
      const { flows, isFreePlay } = this.#world;
      if (isFreePlay) {
        await this.#world.endFreePlay();
        await this.#world.beginFreePlay();
        await this.#reopen();
        return true;
      }
      if (!flows && this.#steps.unmade === undefined) return await this.#goBack(atStepBegin);
      await this.#beginAnew();
      return true;
    });
  }

  /** From now on what happens, happens in a copy. */
  beginFreePlay(): Promise<void> {
    if (this.#made?.flows) return Promise.reject(new ActRefused(NO_COPY));
    return this.#long("Free play", "A copy of the world is being made.", async () => {
      await this.#world.beginFreePlay();
      await this.#reopen();
    });
  }

  endFreePlay(): Promise<void> {
    return this.#long("Free play", "Back to the lesson.", async () => {
      await this.#world.endFreePlay();
      await this.#reopen();
    });
  }

  /** Pauses the world, and lets it go on to the next write of anybody. Answers whether there was one. */
  stepOn(): Promise<boolean> {
    return this.#acts.do("One step", async () => {
      this.#world.pace.pause(true);
      return await this.#seat.inWorld(async ({ classroom }) => {
        const came = await classroom.toNextWrite(STEP_LIMIT_MS);
        await this.#steps.passed();
        return came;
      });
    }, { isRepeatable: true });
  }

  /** What is under way comes to its end; nothing begins any more. */
  async close(): Promise<void> {
    this.#acts.close();
    await this.#made?.stop();
    await this.#acts.idle();
    await this.#made?.close();
  }

  get #world(): SessionWorld {
    if (!this.#made) throw new TypeError("Cannot use the lesson's world: it is being made");
    return this.#made;
  }

  async #make(): Promise<void> {
    const { lesson, kept, now, tell, onReplaced } = this.#options;
    this.#made = await SessionWorld.open({
      ...this.#options,
      onPassed: () => this.#steps.passed(),
      onChange: () => this.#steps.looks.changed(),
      onReplaced: () => this.#steps.replaced(),
    }, kept);
    tell({ at: now(), lesson: lesson.id, did: "open" });
    this.#steps.replaced();
    this.#steps.runs.catchUp();
    await this.#steps.layReady();
    this.#working = undefined;
    onReplaced();
  }

  /** `before`: what else comes of it, in its turn. */
  async #noteInTurn(name: string, event: KeptEvent, before: (at: number) => void = () => {}): Promise<void> {
    await this.#inStep(name, async (at) => {
      this.#mustCount();
      before(at);
      this.#steps.note(at, event);
      if (at === this.#steps.reached) await this.#steps.layReady();
    }, { isRepeatable: true });
  }

  async #next(at: number): Promise<readonly string[]> {
    const steps = this.#steps;
    this.#mustGoOn();
    steps.note(at, { type: "leave" });
    if (at < steps.reached) {
      steps.show(at + 1);
      return [];
    }
    const open = openParts(steps.runs.of(at), steps.shown);
    if (open.length === 0) await this.#enterNext();
    return open;
  }

  async #enterNext(): Promise<void> {
    const { lesson, now, tell } = this.#options;
    if (this.#steps.reached < lesson.steps.length - 1) return await this.#steps.enterNext();
    this.#isFinished = true;
    this.#options.onChange();
    tell({ at: now(), lesson: lesson.id, did: "finish" });
  }

  /** @throws {ActRefused} the learner plays in a copy, where nothing counts */
  #mustCount(): void {
    if (this.#world.isFreePlay) throw new ActRefused("Free play has to end first.");
  }

  /** @throws {ActRefused} nothing leads on from here */
  #mustGoOn(): void {
    this.#mustCount();
    if (this.#isFinished) throw new ActRefused("That was the last step.");
  }

  async #goBack(choose: (entries: readonly Entry[]) => readonly Entry[] | undefined): Promise<boolean> {
    if (!await this.#world.goBack(choose)) return false;
    await this.#wasLedBack();
    return true;
  }

  /** What came before the step is done again, as its author would do it. */
  async #beginAnew(): Promise<void> {
    const { steps, facts } = this.#options.lesson;
    const { reached } = this.#steps;
    await this.#world.beginAnew(reached, async (classroom) => {
      for (const step of steps.slice(0, reached)) await doStep(classroom, step, facts);
    });
    await this.#wasLedBack();
  }

  async #wasLedBack(): Promise<void> {
    this.#isFinished = false;
    await this.#reopen();
    if (this.#world.isFreePlay) return;
    this.#steps.note(this.#steps.reached, { type: "ledBack" });
    this.#steps.sawPrompts();
    await this.#steps.layReady();
  }

  /** The learner sits in the world that is there now. */
  async #reopen(): Promise<void> {
    await this.#seat.reopen();
    this.#options.onReplaced();
  }

  /** What was seen to be run; an act under way may have done it too, or may have led the world back. */
  async #wasRun(step: number, index: number, block: CommandBlock): Promise<void> {
    const { classroom } = this.#world;
    const steps = this.#steps;
    try {
      await this.#acts.do("Laying ready", async () => {
        const isSame = classroom === this.#made?.classroom && step === steps.reached;
        if (isSame && !steps.runs.of(step).ran.includes(index)) await steps.didRun(index, block);
      }, { isRepeatable: true });
    } catch (error) {
      if (!(error instanceof ActRefused || error instanceof PaceStopped)) throw error;
    }
  }

  /** In the step that is shown now; undefined: another one is shown when its turn comes, for which nobody has meant it. */
  #inStep<T>(name: string, work: (at: number) => Promise<T>, options?: ActOptions): Promise<T | undefined> {
    const { at } = this.#steps;
    return this.#acts.do(name, async () => at === this.#steps.at ? await work(at) : undefined, options);
  }

  /** An act of which something is to be seen while it takes its time. */
  #long<T>(name: string, working: string, work: () => Promise<T>, options?: ActOptions): Promise<T> {
    return this.#acts.do(name, () => this.#during(working, work), options);
  }

  async #during<T>(working: string, work: () => Promise<T>): Promise<T> {
    const before = this.#working;
    this.#working = working;
    this.#options.onChange();
    try {
      return await work();
    } finally {
      this.#working = before;
      this.#options.onChange();
    }
  }
}
