/**
 * How a learner stands with one step: what is done, what is not, and what help there was. Pure: what happens comes in
 * as events with their moments, and a new state comes out.
 */
import type { Block, CheckBlock, Question, Step, TaskBlock } from "../lesson.ts";
import { commandsOf, hasCommands } from "./block_commands.ts";
import type { Verdict } from "../checks/world_view.ts";

/** Only `solved` is mastery. */
export type Outcome = "open" | "read" | "solved" | "hinted" | "shown" | "skipped";

export interface StepRun {
  readonly outcome: Outcome;
  /** Of the checklist, in its order; empty before the first look. */
  readonly verdicts: readonly Verdict[];
  /** Since when, in the world, all of them hold; undefined: they do not. */
  readonly holdsSinceMs?: number;
  readonly hintsShown: number;
  readonly solutionShown: boolean;
  /** Times that the learner asked for a look, or ran a command, and the goal was not reached. */
  readonly failures: number;
  readonly lastActedMs: number;
  /** The mistake that the world shows now. */
  readonly mistake?: string;
  /** Letters chosen, by the index of the prediction's block. */
  readonly predictions: Readonly<Record<number, string>>;
  /** By `BLOCK.QUESTION`. */
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** Indices of the run blocks that were run. */
  readonly ran: readonly number[];
  /** Their command lines with the values that the world had then, by the same indices. */
  readonly ranLines: Readonly<Record<number, readonly string[]>>;
}

export interface GivenAnswer {
  /** The letter, or the order of indices, or the partner of each. */
  readonly given: string;
  readonly isRight: boolean;
}

export type StepEvent =
  | {
    readonly type: "looked";
    readonly verdicts: readonly Verdict[];
    readonly mistake?: string;
    /** In the world, whose time may stand still or run. */
    readonly worldMs: number;
  }
  /** The learner did something, and the goal was not reached by it. */
  | { readonly type: "failed" }
  | { readonly type: "acted" }
  | { readonly type: "predicted"; readonly block: number; readonly letter: string }
  | {
    readonly type: "answered";
    readonly block: number;
    readonly question: number;
    readonly answer: GivenAnswer;
  }
  | { readonly type: "ran"; readonly block: number; readonly lines: readonly string[] }
  /** The world was led back: what was run may not have been. */
  | { readonly type: "ledBack" }
  | { readonly type: "hint" }
  | { readonly type: "solution" }
  | { readonly type: "skip" }
  | { readonly type: "leave" };

/** Failures after which help is offered. */
const FAILURES = 2;
/** Silence after which help is offered. */
const SILENCE_MS = 90_000;

export function beginStep(nowMs: number): StepRun {
  return {
    outcome: "open",
    verdicts: [],
    hintsShown: 0,
    solutionShown: false,
    failures: 0,
    lastActedMs: nowMs,
    predictions: {},
    answers: {},
    ran: [],
    ranLines: {},
  };
}

export function afterEvent(run: StepRun, step: Step, event: StepEvent, nowMs: number): StepRun {
  switch (event.type) {
    case "looked":
      return looked(run, step, event);
    case "failed":
      return { ...run, failures: run.failures + 1, lastActedMs: nowMs };
    case "acted":
      return { ...run, lastActedMs: nowMs };
    case "predicted": {
      if (run.predictions[event.block] !== undefined) return run;
      return { ...run, predictions: { ...run.predictions, [event.block]: event.letter }, lastActedMs: nowMs };
    }
    case "answered": {
      const place = `${event.block}.${event.question}`;
      // The first answer is the one that counts.
      if (run.answers[place]) return run;
      return { ...run, answers: { ...run.answers, [place]: event.answer }, lastActedMs: nowMs };
    }
    case "ran":
      return {
        ...run,
        ran: [...new Set([...run.ran, event.block])],
        ranLines: { ...run.ranLines, [event.block]: event.lines },
        lastActedMs: nowMs,
      };
    case "ledBack": {
      const { holdsSinceMs: _, mistake: __, ...rest } = run;
      return { ...rest, verdicts: [], ran: [], ranLines: {}, lastActedMs: nowMs };
    }
    case "hint": {
      const hintsShown = Math.min(hintsOf(step).length, run.hintsShown + 1);
      return { ...run, hintsShown, failures: 0, lastActedMs: nowMs };
    }
    case "solution":
      return { ...run, solutionShown: true, failures: 0, lastActedMs: nowMs };
    case "skip":
      return isDone(run) ? run : { ...run, outcome: "skipped" };
    case "leave":
      return run.outcome === "open" && openParts(run, step).length === 0 ? { ...run, outcome: "read" } : run;
  }
}

function looked(
  run: StepRun,
  step: Step,
  { verdicts, mistake, worldMs }: Extract<StepEvent, { type: "looked" }>,
): StepRun {
  const { holdsSinceMs: _, mistake: __, ...rest } = run;
  const holds = verdicts.length > 0 && verdicts.every(({ ok }) => ok);
  const holdsSinceMs = holds ? run.holdsSinceMs ?? worldMs : undefined;
  const isStable = holdsSinceMs !== undefined && worldMs - holdsSinceMs >= (checkOf(step)?.stableMs ?? 0);
  return {
    ...rest,
    verdicts,
    ...(holdsSinceMs === undefined ? {} : { holdsSinceMs }),
    ...(mistake === undefined || holds ? {} : { mistake }),
    outcome: run.outcome === "open" && isStable ? reached(run) : run.outcome,
  };
}

function reached(run: StepRun): Outcome {
  if (run.solutionShown) return "shown";
  return run.hintsShown > 0 ? "hinted" : "solved";
}

/** How long the goal has held, of how long it has to. */
export interface Holding {
  readonly forMs: number;
  readonly ofMs: number;
}

/** Undefined: it does not hold, or holding for a moment is enough. */
export function holding(run: StepRun, step: Step, worldMs: number): Holding | undefined {
  const ofMs = checkOf(step)?.stableMs ?? 0;
  if (run.outcome !== "open" || run.holdsSinceMs === undefined || ofMs === 0) return undefined;
  return { forMs: Math.min(ofMs, worldMs - run.holdsSinceMs), ofMs };
}

/** The goal is reached, or was passed by. */
export function isDone({ outcome }: StepRun): boolean {
  return outcome !== "open";
}

/** Help is due: twice it was tried in vain, or nothing has happened for long. */
export function offersHelp(run: StepRun, step: Step, nowMs: number): boolean {
  if (isDone(run) || !checkOf(step) || !taskOf(step)) return false;
  return run.failures >= FAILURES || nowMs - run.lastActedMs >= SILENCE_MS;
}

/** What the learner has still to do here, in words. */
export function openParts(run: StepRun, step: Step): string[] {
  const parts: string[] = [];
  const lines = step.blocks.reduce((sum, block, index) => sum + linesToRun(block, index, run), 0);
  // How many of them have been run already, of a block that is not done, is not known here.
  if (lines > 0) parts.push(lines === 1 ? "one command" : "commands of the text");
  const asked = step.blocks.filter((block, index) =>
    block.kind === "predict" && run.predictions[index] === undefined
  );
  if (asked.length > 0) parts.push(asked.length === 1 ? "the prediction" : `${asked.length} predictions`);
  step.blocks.forEach((block, index) => {
    if (block.kind === "quiz") {
      const open = block.questions.filter((_, question) => !run.answers[`${index}.${question}`]).length;
      if (open > 0) parts.push(open === 1 ? "one question" : `${open} questions`);
    }
    if (block.kind === "check" && run.outcome === "open") parts.push("the goal");
  });
  return parts;
}

/** What the learner has to run of the block; what shows what was predicted, after the prediction. */
function linesToRun(block: Block, index: number, { ran, predictions }: StepRun): number {
  if (!hasCommands(block) || ran.includes(index)) return 0;
  return block.kind === "run" || predictions[index] !== undefined ? commandsOf(block).lines.length : 0;
}

export function checkOf(step: Step): CheckBlock | undefined {
  return step.blocks.find((block) => block.kind === "check");
}

export function taskOf(step: Step): TaskBlock | undefined {
  return step.blocks.find((block) => block.kind === "task");
}

export function hintsOf(step: Step): readonly string[] {
  return step.blocks.find((block) => block.kind === "hints")?.hints ?? [];
}

/** The right answer as `GivenAnswer.given` writes it. */
export function rightAnswer(question: Question): string {
  if ("options" in question) return question.answer;
  const count = "order" in question ? question.order.length : Object.keys(question.match).length;
  return Array.from({ length: count }, (_, index) => index + 1).join(" ");
}
