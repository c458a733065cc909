/** The keys of a lesson, and which of them are worth telling now. */
import { checkOf, hintsOf, isDone, offersHelp, openParts } from "../../lessons/teacher/step_run.ts";
import type { Question } from "../../lessons/lesson.ts";
import type { SessionState } from "../session/session_state.ts";
import { LEAVE_SHELL, type Pane } from "./layout.ts";
import type { Leaving } from "./leaving.ts";
import { nextItem } from "./next_item.ts";
import { nextText } from "./place_in_row.ts";

export interface KeyLabel {
  /** As it is shown: `⏎`, `n`, `a-c`. */
  readonly key: string;
  readonly text: string;
  /** It is what the learner is waiting for. */
  readonly isUrgent?: boolean;
}

/** The key that shows the other terminal, in the shell too. */
export const OTHER_TERMINAL = "Alt-T";

/** `isReal`: a real cluster goes on by itself, keeps no past, and cannot be copied. */
export interface Moment extends Leaving {
  readonly pane: Pane;
  /** There is an explorer. */
  readonly hasWorld: boolean;
  /** Who wrote what is to be seen in its place. */
  readonly showsWrites: boolean;
  /** It is, just now. */
  readonly areWritesSeen: boolean;
  /** It is the only one that is seen. */
  readonly isAlone: boolean;
  /** The shell that the next command is for has not come back. */
  readonly isBusy: boolean;
  /** There is more of the text below. */
  readonly isMoreBelow: boolean;
  /** The shell is looked at while a command of the text runs. */
  readonly isPeeking: boolean;
  /** It has come back from what it ran. */
  readonly isShellWaiting: boolean;
  /** There is one that a command shows. */
  readonly hasMistake: boolean;
  /** How many there are. */
  readonly terminals: number;
  readonly isPaused: boolean;
  /** The learner's clock: milliseconds since 1970. */
  readonly nowMs: number;
}

const RUNNING: KeyLabel = { key: "…", text: "running" };

/** Most useful first. */
export function lessonKeys(state: SessionState, moment: Moment): KeyLabel[] {
  const { pane, hasWorld, showsWrites, areWritesSeen, isPeeking, isShellWaiting } = moment;
  const { isAlone, isPaused, isReal, terminals } = moment;
  if (pane === "shell") {
    return [
      ...(!isPeeking
        ? []
        : isShellWaiting
        ? [{ key: "⏎", text: "back to the text", isUrgent: true }]
        : [isPaused ? { key: "⏸", text: "paused" } : RUNNING]),
      awayFromShell(state, moment),
      ...(terminals > 1 ? [{ key: OTHER_TERMINAL.replace("T", "t"), text: "other terminal" }] : []),
    ];
  }
  const time = timeKeys(moment);
  const writes: KeyLabel = { key: "w", text: areWritesSeen ? "not who wrote" : "who wrote" };
  const toText: KeyLabel = { key: LEAVE_SHELL, text: "text" };
  if (pane === "world" && !showsWrites) return [toText];
  if (pane === "world" && isAlone) return [toText, writes, ...time];
  const others: KeyLabel[] = pane === "world" ? [toText] : [
    { key: "Tab", text: "shell" },
    ...(hasWorld ? [{ key: LEAVE_SHELL, text: showsWrites ? "who wrote" : "explorer" }] : []),
  ];
  // Whoever waits for something has to know what it waits for.
  const [first, later] = isPaused ? [time, []] : [[], time];
  const world: KeyLabel[] = [
    ...later,
    writes,
    { key: "t", text: "terminal 2" },
  ];
  const all: KeyLabel[] = [{ key: "?", text: "all keys" }];
  if (state.isFreePlay) {
    return [{ key: "f", text: "back to the lesson", isUrgent: true }, ...first, ...others, ...all, ...world];
  }
  return [...stepKeys(state, moment), ...first, ...others, ...all, ...worldKeys(state, isReal), ...world, {
    key: "q",
    text: "leave",
  }];
}

function timeKeys({ isReal, isPaused }: Moment): KeyLabel[] {
  if (isReal) return [];
  return [
    { key: "p", text: isPaused ? "go on" : "pause" },
    ...(isPaused ? [{ key: ".", text: "one write" }] : []),
    { key: "+-", text: "speed" },
  ];
}

/** Where only the shell is seen, what the text has to say meanwhile is told with the key that leads there. */
function awayFromShell({ at, reached, runs }: SessionState, { isAlone, hasMistake }: Moment): KeyLabel {
  const run = runs[at]!;
  const key = LEAVE_SHELL;
  if (!isAlone || at !== reached) return { key, text: "text" };
  if (run.outcome !== "open") return { key, text: "text (the goal is reached)", isUrgent: true };
  if (hasMistake) return { key, text: "text (a mistake is explained)", isUrgent: true };
  const met = run.verdicts.filter(({ ok }) => ok).length;
  return {
    key,
    text: `text${run.verdicts.length > 0 ? ` (goal: ${met} of ${run.verdicts.length})` : ""}`,
  };
}

function stepKeys(state: SessionState, moment: Moment): KeyLabel[] {
  const { nowMs, hasMistake, isMoreBelow, isBusy, place } = moment;
  const { lesson, at, reached, runs, isFinished } = state;
  if (isFinished) {
    return [{ key: "⏎", text: nextText(place) ?? "leave", isUrgent: true }, { key: "b", text: "back" }];
  }
  const step = lesson.steps[at]!;
  const run = runs[at]!;
  const keys: KeyLabel[] = [];
  const item = nextItem(step, run);
  const block = item && step.blocks[item.block];
  if (block?.kind === "predict" && run.predictions[item!.block] === undefined) {
    keys.push({ key: letters(block.options), text: "predict", isUrgent: true });
  } else if (block?.kind === "quiz") {
    const question = block.questions[item!.question ?? 0];
    if (question) keys.push({ key: answers(question), text: "answer", isUrgent: true });
  } else if (block) keys.push(isBusy ? RUNNING : { key: "⏎", text: "run it", isUrgent: true });
  if (!item && isMoreBelow) keys.push({ key: "⏎", text: "read on", isUrgent: true });
  if (openParts(run, step).length === 0) keys.push({ key: "n", text: "next", isUrgent: true });
  if (at < reached) keys.push({ key: "n", text: "next" });
  if (hasMistake) keys.push({ key: "l", text: "look", isUrgent: true });
  if (at === reached && checkOf(step) && !isDone(run)) keys.push(...helpKeys(state, nowMs));
  if (at > 0) keys.push({ key: "←", text: "back" });
  return keys.filter((one, index) => keys.findIndex(({ key }) => key === one.key) === index);
}

function helpKeys({ lesson, reached, runs }: SessionState, nowMs: number): KeyLabel[] {
  const step = lesson.steps[reached]!;
  const run = runs[reached]!;
  const hints = hintsOf(step).length;
  const isUrgent = offersHelp(run, step, nowMs);
  const mark = isUrgent ? { isUrgent } : {};
  const hint: KeyLabel[] = run.hintsShown < hints
    ? [{ key: "h", text: `hint (${run.hintsShown + 1} of ${hints})`, ...mark }]
    : run.solutionShown
    ? []
    : [{ key: "h", text: "solution", ...mark }];
  return [...hint, { key: "c", text: "check" }, { key: "S", text: "skip" }];
}

function worldKeys({ at, reached }: SessionState, isReal: boolean): KeyLabel[] {
  if (at !== reached) return [];
  if (isReal) return [{ key: "r", text: "reset" }];
  return [
    { key: "u", text: "undo" },
    { key: "r", text: "reset" },
    { key: "f", text: "free play" },
  ];
}

/** `a-c`, `1-4` */
function answers(question: Question): string {
  if ("options" in question) return letters(question.options);
  return `1-${"order" in question ? question.order.length : Object.keys(question.match).length}`;
}

function letters(options: Readonly<Record<string, string>>): string {
  const all = Object.keys(options);
  return all.length > 1 ? `${all[0]}-${all.at(-1)}` : all[0] ?? "";
}
