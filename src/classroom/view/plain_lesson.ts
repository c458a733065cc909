/**
 * A lesson in lines: for screen readers, and for pipes. A step is told once, then what is news in it; what is typed goes
 * to the shell, and what begins with a colon to the teacher.
 */
import { isDone, offersHelp, openParts } from "../../lessons/teacher/step_run.ts";
import { lineText } from "../../terminal/line.ts";
import { sequenceOf } from "../../terminal/key_sequence.ts";
import type { LessonSession } from "../session/lesson_session.ts";
import { finishedLines } from "./finished_lines.ts";
import { LearnerActs } from "./learner_acts.ts";
import { goesOn, type Leaving } from "./leaving.ts";
import { nextText } from "./place_in_row.ts";
import { PlainShell } from "./plain_shell.ts";
import { plainHelp, type PlainWord, readPlainLine } from "./plain_words.ts";
import { stepLines } from "./step_lines.ts";
import { unmadeText } from "./unmade_lines.ts";

export interface PlainLessonOptions extends Leaving {
  readonly session: LessonSession;
  readonly columns: number;
  readonly say: (line: string) => void;
  /** Lets real time pass. */
  readonly wait: (ms: number) => Promise<void>;
  /** The learner's clock: milliseconds since 1970. */
  readonly now: () => number;
  /** Nobody sees what is typed, and lines come faster than they can be done: each waits for the one before. */
  readonly isPiped: boolean;
}

export type PlainEnd = "leave" | "next";

const SIZE = { columns: 160, rows: 50 };
/** Between two looks, in real time. */
const LOOK_MS = 20;
/** Of the world: a command that says nothing for so long is left alone. */
const SILENCE_MS = 60_000;
/** Of the world: one that says something all the time is left alone after so long. */
const MOST_MS = 180_000;
/** The same for somebody who sees it, and may want to stop it. */
const MOST_SEEN_MS = 1000;
/** Of the world: what a command has led to is seen by then. */
const SETTLE_MS = 300;
const WAIT_SECONDS = 60;
const IN_USE = "The shell is in use: what runs there has to end first.";
/** Of the checklist, before anything is known. */
const LOOKING = "  … looking";

export class PlainLesson {
  readonly #options: PlainLessonOptions;
  readonly #acts: LearnerActs;
  readonly #shells = new Map<number, PlainShell>();
  #terminal = 1;
  #step = -1;
  #told = new Map<string, number>();
  #working: string | undefined;
  #ended: PlainEnd | undefined;
  #isFinishTold = false;

  constructor(options: PlainLessonOptions) {
    this.#options = options;
    this.#acts = new LearnerActs(options.session);
  }

  /** Undefined: it goes on. */
  get ended(): PlainEnd | undefined {
    return this.#ended;
  }

  /** The world is there: the step can be told, and the shell used. */
  async begin(): Promise<void> {
    await this.#open(1);
    await this.#settle();
    this.#options.say("");
    this.#options.say(`${this.#whatNext} :help tells what the teacher understands.`);
  }

  /** Terminals are other ones now. */
  async attach(): Promise<void> {
    for (const number of [...this.#shells.keys()]) {
      this.#shells.delete(number);
      await this.#open(number);
    }
  }

  async line(text: string): Promise<void> {
    const line = readPlainLine(text);
    const { say, isPiped } = this.#options;
    if (text.trim() === "" && !isPiped && !this.#acts.isBusy) return say(this.#whatNext);
    if (line.kind === "unknown") return say(`There is no :${line.word}; :help tells what there is.`);
    try {
      if (line.kind === "shell") await this.#type(`${line.text}\r`, this.#terminal);
      else await this.#do(line.word, line.rest);
    } catch (error) {
      say(`! ${(error as Error).message}`);
    }
    await this.#settle();
  }

  /** Tells what is news. */
  tell(): void {
    for (const shell of this.#shells.values()) shell.flush();
    const { session: { state }, say } = this.#options;
    if (state.working !== this.#working) {
      this.#working = state.working;
      if (state.working !== undefined) say(`(${state.working})`);
    }
    if (state.isFinished) return this.#tellEnd();
    this.#isFinishTold = false;
    const isNew = state.at !== this.#step;
    if (isNew) this.#tellTitle();
    const { unmade } = state;
    const lines = [...unmade === undefined ? [] : [unmadeText(unmade, ":reset")], ...this.#stepLines];
    const counts = new Map<string, number>();
    for (const line of lines) {
      const count = (counts.get(line) ?? 0) + 1;
      counts.set(line, count);
      if (isNew || (line !== "" && count > (this.#told.get(line) ?? 0))) say(line);
    }
    for (const [line, count] of counts) this.#told.set(line, Math.max(count, this.#told.get(line) ?? 0));
  }

  /** The end of the input: how far the lesson is. Answers the exit status. */
  summary(): number {
    const { session: { state }, say } = this.#options;
    if (state.isFinished) return 0;
    const done = state.runs.filter(isDone).length;
    const { steps } = state.lesson;
    const at = goesOn(this.#options) ? `; the lesson goes on at: ${steps[state.reached]!.title}` : ".";
    say(`${done} of ${steps.length} steps are done${at}`);
    return 1;
  }

  get #stepLines(): string[] {
    const { session: { state }, columns, now } = this.#options;
    const { lesson, at, reached, runs, values, typed } = state;
    const step = lesson.steps[at]!;
    const run = runs[at]!;
    const { lines } = stepLines({
      step,
      run,
      values,
      typed: at === reached ? typed : new Map(),
      current: undefined,
      isBusy: this.#acts.isBusy,
      isIncident: lesson.isIncident,
      offersHelp: at === reached && offersHelp(run, step, now()),
      columns,
    });
    return lines.map((line) => lineText(line).trimEnd().replace(/^ /, "")).filter((line) => line !== LOOKING);
  }

  /** For somebody who looks at a line without a prompt. */
  get #whatNext(): string {
    const { state } = this.#options.session;
    const { item, commandBlock, count, letters } = this.#acts;
    if (state.isFinished) return this.#atEnd;
    if (commandBlock) return ":run runs the command that is marked.";
    if (count > 0) return `:answer takes ${count} numbers, with blanks between them.`;
    if (item && letters.length > 0) return `:answer and a letter (${letters.join(" ")}) answers.`;
    const isOpen = openParts(state.runs[state.at]!, state.lesson.steps[state.at]!).length > 0;
    return isOpen ? "The goal is open: lines go to the shell, :hint helps." : ":next goes on.";
  }

  #tellTitle(): void {
    const { session: { state: { at, lesson } }, say } = this.#options;
    this.#step = at;
    this.#told = new Map();
    say("");
    say(`Step ${at + 1} of ${lesson.steps.length}: ${lesson.steps[at]!.title}`);
    say("");
  }

  #tellEnd(): void {
    if (this.#isFinishTold) return;
    this.#isFinishTold = true;
    this.#step = -1;
    const { session: { state }, say, columns, place } = this.#options;
    const lines = finishedLines(state, columns, place).map((line) => lineText(line).trim()).filter(Boolean);
    for (const line of lines.slice(0, -1)) say(line);
    say(this.#atEnd);
  }

  get #atEnd(): string {
    const next = nextText(this.#options.place);
    return next === undefined ? ":quit leaves." : `:next goes to the ${next}, :quit leaves.`;
  }

  async #do(word: PlainWord, rest: string): Promise<void> {
    const { session, say } = this.#options;
    const acts: Readonly<Record<PlainWord, () => void | Promise<void>>> = {
      next: () => this.#next(),
      back: () => session.back(),
      run: () => this.#run(),
      answer: () => this.#answer(rest),
      hint: async () => {
        const said = await this.#acts.help();
        if (said !== undefined) say(said);
      },
      look: () => this.#look(),
      check: () => session.check(),
      wait: () => this.#wait(Number(rest) || WAIT_SECONDS),
      skip: () => session.skip(),
      undo: async () =>
        say(await session.undo() ? "The last command is taken back." : "There is nothing to undo."),
      reset: async () => {
        await session.reset();
        say(`${session.state.isFreePlay ? "Free play" : "The step"} has begun anew.`);
      },
      play: () => this.#play(),
      text: () => void (this.#step = -1),
      terminal: () => this.#use(Number(rest) || 2),
      key: () => this.#type(sequenceOf(rest.trim() || "Ctrl-C"), this.#terminal),
      help: () => plainHelp(this.#options).forEach(say),
      quit: () => void (this.#ended = "leave"),
    };
    await acts[word]();
  }

  async #play(): Promise<void> {
    const { session, say } = this.#options;
    if (session.state.isFreePlay) {
      await session.endFreePlay();
      say("Back in the lesson: the world is as you left it.");
    } else {
      await session.beginFreePlay();
      say("You play in a copy of the world now: nothing counts. :play goes back.");
    }
  }

  async #next(): Promise<void> {
    const { session, say } = this.#options;
    if (session.state.isFinished) return void (this.#ended = "next");
    const open = await session.next();
    if (open.length > 0) say(`Still open: ${open.join(", ")}. :skip passes it by.`);
  }

  async #run(): Promise<void> {
    const { session, say } = this.#options;
    const command = this.#acts.commandBlock;
    if (!command) return say("There is no command to run just now.");
    if (this.#acts.isBusy) return say(IN_USE);
    const { index, terminal, isKeys } = command;
    const shell = await this.#open(terminal);
    // Keys are for what runs there, which does not give the shell back by itself.
    if (!isKeys) await this.#ready(terminal);
    shell.begin();
    const { at } = session.state;
    await session.typeLine(index);
    // Nor does a command that is done while it still runs.
    if (!session.state.runs[at]!.ran.includes(index)) await this.#ready(terminal);
  }

  async #answer(rest: string): Promise<void> {
    const { say } = this.#options;
    const letter = rest.trim().toLowerCase();
    if (this.#acts.count > 0) {
      this.#acts.clearDraft();
      for (const digit of rest.match(/[1-9]/g) ?? []) await this.#acts.answerNumber(digit);
      if (this.#acts.drafted !== "") say(`${this.#acts.count} numbers are wanted: each of them once.`);
      return;
    }
    const answer = this.#acts.answer(letter);
    const { letters } = this.#acts;
    if (answer) await answer;
    else say(letters.length > 0 ? `One of these: ${letters.join(" ")}` : "Nothing is asked just now.");
  }

  async #look(): Promise<void> {
    const { say } = this.#options;
    if (this.#acts.look === undefined) return say("Nothing is wrong that is known.");
    if (this.#acts.isLookHeldUp) return say(IN_USE);
    (await this.#open(1)).begin();
    await this.#acts.runLook();
    await this.#ready(1);
  }

  async #use(number: number): Promise<void> {
    if (!Number.isInteger(number) || number < 1 || number > 9) throw new Error("terminals are 1 to 9");
    await this.#open(number);
    this.#terminal = number;
    await this.#ready(number);
    this.#options.say(`Lines go to terminal ${number}.`);
  }

  async #type(text: string, number: number): Promise<void> {
    (await this.#open(number)).begin();
    await this.#options.session.key(text, number);
    await this.#ready(number);
  }

  async #open(number: number): Promise<PlainShell> {
    const known = this.#shells.get(number);
    if (known) return known;
    const { session, say, isPiped } = this.#options;
    const terminal = await session.openTerminal(number, SIZE);
    const mark = number === 1 ? "" : `[${number}] `;
    const shell = new PlainShell({ terminal, say, mark, echoes: isPiped });
    this.#shells.set(number, shell);
    return shell;
  }

  /** Until the shell waits again, or has said nothing for long, or too much. Somebody who types sees that for himself. */
  async #ready(number: number): Promise<void> {
    const terminal = () => this.#options.session.world?.classroom.terminals.get(number);
    const [silenceMs, mostMs] = this.#options.isPiped ? [SILENCE_MS, MOST_MS] : [0, MOST_SEEN_MS];
    const beganMs = this.#worldMs;
    let shown = -1;
    let sinceMs = 0;
    await this.#until(() => {
      if (terminal()?.isWaiting) return true;
      const length = terminal()?.shown.length ?? 0;
      if (length !== shown) [shown, sinceMs] = [length, this.#worldMs];
      return this.#worldMs - sinceMs > silenceMs || this.#worldMs - beganMs > mostMs;
    });
  }

  async #wait(seconds: number): Promise<void> {
    const until = this.#worldMs + seconds * 1000;
    const { session } = this.#options;
    await this.#until(() => isDone(session.state.runs[session.state.reached]!) || this.#worldMs >= until);
  }

  /** What has been done is looked at. */
  async #settle(): Promise<void> {
    const until = this.#worldMs + SETTLE_MS;
    const { session } = this.#options;
    await this.#until(() => this.#worldMs >= until || session.world?.pace.isPaused === true);
  }

  async #until(isSo: () => boolean): Promise<void> {
    this.tell();
    while (!isSo()) {
      await this.#options.wait(LOOK_MS);
      this.tell();
    }
  }

  get #worldMs(): number {
    return this.#options.session.world?.classroom.paced.now() ?? 0;
  }
}
