/**
 * The steps of a lesson that somebody takes, in its world: what lies ready, what has been done, what is seen to be so.
 * When something is done is not known here.
 */
import type { Verdict } from "../../lessons/checks/world_view.ts";
import type { Step } from "../../lessons/lesson.ts";
import { type CommandBlock, commandsOf, hasCommands } from "../../lessons/teacher/block_commands.ts";
import { holding, isDone, type StepEvent } from "../../lessons/teacher/step_run.ts";
import { substitute, withValues } from "../../lessons/teacher/substitute.ts";
import { sequenceOf } from "../../terminal/key_sequence.ts";
import { doLines, doRunBlock, layBlock, notReached } from "../authors_way.ts";
import type { Classroom } from "../classroom.ts";
import { ActRefused } from "./acts.ts";
import type { KeptEvent } from "./kept_lesson.ts";
import { Looks } from "./looks.ts";
import type { Seat } from "./seat.ts";
import type { SessionOptions, SessionState } from "./session_state.ts";
import { BEFORE, type SessionWorld } from "./session_world.ts";
import { type DoableBlock, nextToDo, toBeLaid } from "./step_plan.ts";
import { StepRuns } from "./step_runs.ts";
import { TypedBlocks } from "./typed_blocks.ts";

export interface TakenStepsOptions
  extends Pick<SessionOptions, "lesson" | "kept" | "now" | "tell" | "onChange"> {
  /** Undefined: it is being made. */
  readonly world: () => SessionWorld | undefined;
  readonly seat: Pick<Seat, "inWorld" | "key" | "line">;
  /** Says what is under way while it is. */
  readonly during: (working: string, work: () => Promise<void>) => Promise<void>;
  /** A block was seen to be run: `didRun` is to be called in its turn. */
  readonly onRan: (step: number, index: number, block: CommandBlock) => void;
}

export class TakenSteps {
  readonly #options: TakenStepsOptions;
  readonly runs: StepRuns;
  readonly typed = new TypedBlocks();
  readonly looks: Looks;
  /** Index of the step that is shown. */
  #at: number;
  /** Index of the step that the world is at. */
  #reached: number;
  /** Of each terminal, how often its shell had come to wait. */
  #prompts: ReadonlyMap<number, number> = new Map();
  /** Blocks that were seen to be run. */
  readonly #told = new Set<number>();
  /** What comes about is the author's work, and counts for nobody. */
  #isPassedBy = false;

  constructor(options: TakenStepsOptions) {
    this.#options = options;
    this.looks = new Looks(options.lesson);
    this.runs = new StepRuns({ ...options, note: (line) => this.#world.note(line) }, options.kept.events);
    this.#reached = this.#at = options.kept.laid.at(-1)?.step ?? 0;
  }

  get at(): number {
    return this.#at;
  }

  get reached(): number {
    return this.#reached;
  }

  get shown(): Step {
    return this.#options.lesson.steps[this.#at]!;
  }

  get current(): Step {
    return this.#options.lesson.steps[this.#reached]!;
  }

  /** Why not all could be made that the step reached needs. */
  get unmade(): string | undefined {
    return this.#options.world()?.unmade(this.#reached);
  }

  get state(): Pick<SessionState, "at" | "reached" | "runs" | "values" | "typed" | "holding" | "unmade"> {
    const unmade = this.#at === this.#reached ? this.unmade : undefined;
    const nowMs = this.#options.world()?.classroom.paced.now();
    const held = nowMs === undefined ? undefined : holding(this.runs.of(this.#reached), this.current, nowMs);
    return {
      at: this.#at,
      reached: this.#reached,
      runs: this.runs.all,
      values: this.looks.values,
      typed: this.typed.lines,
      ...(held ? { holding: held } : {}),
      ...(unmade === undefined ? {} : { unmade }),
    };
  }

  show(at: number): void {
    this.#at = Math.max(0, Math.min(at, this.#reached));
    this.looks.changed();
    this.#options.onChange();
  }

  /** The step after the one that was reached begins. */
  async enterNext(): Promise<void> {
    this.#reached++;
    this.#forget();
    // It is from now on that nobody does anything in it.
    this.event(this.#reached, { type: "acted" });
    this.show(this.#reached);
    await this.layReady();
  }

  /** Another world is there, which may be at an earlier step. */
  replaced(): void {
    this.#reached = this.#world.laid?.step ?? 0;
    this.#at = Math.min(this.#at, this.#reached);
    this.#forget();
    this.#prompts = new Map();
    this.typed.recall(this.current, this.runs.of(this.#reached), {
      commands: this.#world.classroom.view.host?.commands() ?? [],
      filled: (line) => this.#filled(line),
    });
  }

  /** Lays ready what stands before the next thing that is the learner's to do, after what was passed by. */
  async layReady(passed?: number): Promise<void> {
    if (this.#world.isFreePlay) return;
    const { blocks, id } = this.current;
    const { laid } = this.#world;
    let from = laid?.step === this.#reached ? laid.block : BEFORE;
    if (from === BEFORE) {
      await this.#world.lay(this.#reached, 0, (classroom) => Promise.resolve(classroom.beginStep(id)));
      from = 0;
    }
    for (const index of toBeLaid(this.current, this.runs.of(this.#reached), from, passed)) {
      const block = blocks[index]!;
      const lay = () => this.#world.lay(this.#reached, index + 1, (classroom) => layBlock(classroom, block));
      await (block.kind === "file" ? lay() : this.#options.during("What comes next is being made.", lay));
    }
    this.looks.changed();
    this.#options.onChange();
  }

  /** Types the next command line of a block of the step that is shown; nothing where all of them have been typed. */
  async typeLine(index: number): Promise<void> {
    const { lesson: { facts }, seat } = this.#options;
    const block = this.shown.blocks[index];
    if (!block || !hasCommands(block)) return;
    const { lines, isKeys, terminal, until } = commandsOf(block);
    const isHere = this.#at === this.#reached;
    const line = isHere ? this.typed.next(index, block) : lines[0];
    if (line === undefined) return;
    const text = isKeys ? line : await substitute(line, facts, this.#world.classroom.view);
    const typed = () => {
      if (isHere) this.typed.enter(index, text);
    };
    if (isKeys) await seat.key(sequenceOf(text), terminal, typed);
    else await seat.line(text, terminal, typed);
    if (!isHere || this.#world.isFreePlay) return;
    // Nothing else tells that it is done.
    const isTold = !isKeys && until === undefined;
    if (!isTold && this.typed.next(index, block) === undefined) await this.didRun(index, block);
  }

  /**
   * Passes the step reached by: what is left of it is done as its author would, for what comes later builds on it.
   * @throws {ActRefused} its goal is not reached by that; {CommandFailed} a command does not end
   */
  async passBy(): Promise<void> {
    this.#isPassedBy = true;
    try {
      await this.#doRest();
      await this.#options.seat.inWorld(async ({ classroom }) => {
        const open = isDone(this.runs.of(this.#reached)) ? [] : await notReached(classroom, this.current);
        this.note(this.#reached, { type: open.length > 0 ? "solution" : "skip" });
        if (open.length > 0) throw new ActRefused(refusal(open));
      });
    } finally {
      this.#isPassedBy = false;
    }
  }

  async #doRest(): Promise<void> {
    const { seat } = this.#options;
    const fresh = new Set<number>();
    let next = nextToDo(this.current, this.runs.of(this.#reached), 0);
    while (next) {
      const { index, block } = next;
      await seat.inWorld(({ classroom }) => this.#doBlock(classroom, block, fresh));
      if (block.kind === "run") await this.didRun(index, block);
      else await this.layReady(index);
      next = nextToDo(this.current, this.runs.of(this.#reached), index + 1);
    }
  }

  /** `fresh`: terminals where nothing of the learner's is in the way any more. */
  async #doBlock(classroom: Classroom, block: DoableBlock, fresh: Set<number>): Promise<void> {
    const { facts } = this.#options.lesson;
    const { terminal, isKeys } = block.kind === "run" ? block : { terminal: 1, isKeys: false };
    // Keys are meant for what is under way there.
    if (!isKeys && !fresh.has(terminal)) await classroom.freshen(terminal);
    if (!isKeys) fresh.add(terminal);
    if (block.kind === "run") await doRunBlock(classroom, block, facts);
    else await doLines(classroom, block.kind === "predict" ? block.then : block.lines, facts);
  }

  async didRun(index: number, block: CommandBlock): Promise<void> {
    const lines = this.typed.finish(index, block, (line) => this.#filled(line));
    this.note(this.#reached, { type: "ran", block: index, lines });
    await this.layReady();
  }

  /** After every step of the world, in its turn. */
  async passed(): Promise<void> {
    this.sawPrompts();
    const worldMs = this.#world.classroom.paced.now();
    if (this.looks.isDue(this.runs.of(this.#reached), worldMs)) await this.look();
  }

  /** Command lines may have ended. */
  sawPrompts(): void {
    const { classroom, isFreePlay } = this.#world;
    const { terminals } = classroom;
    const ended = [...terminals].filter(([number, { prompts }]) =>
      prompts !== (this.#prompts.get(number) ?? 0)
    );
    if (ended.length > 0) {
      this.#prompts = new Map([...terminals].map(([number, { prompts }]) => [number, prompts]));
      this.looks.changed();
    }
    if (isFreePlay) return;
    this.#tellRan(classroom);
    if (ended.some(([, { status }]) => status !== undefined && status !== 0)) {
      this.event(this.#reached, { type: "failed" });
    }
  }

  /** Not every shell tells when it waits: that of a pod is looked at. */
  #tellRan({ view, terminals }: SessionWorld["classroom"]): void {
    const step = this.#reached;
    const found = this.typed.done(this.current, this.runs.of(step), {
      commands: view.host?.commands() ?? [],
      filled: (line) => this.#filled(line),
      isWaiting: (terminal) => terminals.get(terminal)?.isWaiting ?? false,
    });
    for (const [index, block] of found) {
      if (this.#told.has(index)) continue;
      this.#told.add(index);
      this.#options.onRan(step, index, block);
    }
  }

  #filled(line: string): string {
    return withValues(line, this.looks.values);
  }

  async look(): Promise<void> {
    const { classroom, isFreePlay } = this.#world;
    const step = this.#reached;
    const worldMs = classroom.paced.now();
    const places = { shown: this.shown, checked: isFreePlay || this.#isPassedBy ? undefined : this.current };
    const seen = await this.looks.look(places, classroom.view, worldMs);
    const isOld = classroom !== this.#options.world()?.classroom || step !== this.#reached;
    if (seen && !isOld) {
      const { verdicts, mistake } = seen;
      const before = this.runs.of(step);
      this.event(step, { type: "looked", verdicts, worldMs, ...(mistake ? { mistake: mistake.id } : {}) });
      if (mistake && before.mistake !== mistake.id) {
        this.event(step, { type: "failed" });
        if (mistake.review !== undefined) this.recall(mistake.review, false);
      }
    }
    this.#options.onChange();
  }

  /** An event that is kept. */
  note(step: number, event: KeptEvent): void {
    if (!this.#world.isFreePlay) this.#world.note({ kept: "event", step, event });
    this.event(step, event);
  }

  event(step: number, event: StepEvent): void {
    this.runs.event(step, event);
    this.#options.onChange();
  }

  recall(concept: string, isRight: boolean): void {
    this.#options.tell({ at: this.#options.now(), did: "recall", concept, isRight });
  }

  get #world(): SessionWorld {
    const world = this.#options.world();
    if (!world) throw new TypeError("Cannot use the lesson's world: it is being made");
    return world;
  }

  #forget(): void {
    this.#told.clear();
    this.typed.forget();
    this.looks.forget();
  }
}

function refusal(open: readonly Verdict[]): string {
  const what = open.map(({ title, found }) => `${title} (${found})`).join(", ");
  return `The step is not passed by, for with all its commands done this does not hold: ${what}. Begun anew, it can be.`;
}
