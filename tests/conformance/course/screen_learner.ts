/** Somebody who takes a lesson on a screen with the keyboard alone, and goes by what the screen shows. */
import assert from "node:assert/strict";
import { layoutOf } from "../../../src/classroom/view/layout.ts";
import type { Block, Lesson, Step } from "../../../src/lessons/lesson.ts";
import { commandsOf, hasCommands } from "../../../src/lessons/teacher/block_commands.ts";
import type { Explorer } from "../../e2e/explorer.ts";
import {
  hasFacts,
  lineOnScreen,
  rightKeys,
  seenWords,
  solutionLines,
  STEP_PATIENCE_MS,
  wordsOf,
} from "./lessons.ts";

const TO_SHELL = "\t";
const TO_TEXT = "\x1d";
/** Of a shell, or of a document within one. */
const PROMPT = /[$#>] $/;
/** A command line of the text with its sign: to be run, under way, done. */
const SIGNED = /^[▌ ][▶…✓] (?:\[\d\] )?\S/;
const UNDER_WAY = /^[▌ ]… /m;

export class ScreenLearner {
  readonly #screen: Explorer;
  readonly #lesson: Lesson;
  readonly #size: { columns: number; rows: number };
  readonly #textColumns: number;
  readonly #shellColumn: number;
  /** Words of the step that have stood on the screen. */
  readonly #seen = new Set<string>();

  constructor(screen: Explorer, lesson: Lesson, size: { columns: number; rows: number }) {
    this.#screen = screen;
    this.#lesson = lesson;
    this.#size = size;
    this.#textColumns = layoutOf(size, "lesson").panes.lesson!.width;
    this.#shellColumn = layoutOf(size, "shell").panes.shell!.x;
  }

  async take(): Promise<void> {
    for (const step of this.#lesson.steps) {
      await this.#until(() => this.#text.includes(step.title.slice(0, TITLE_LETTERS)), `step ${step.title}`);
      await this.#do(step);
      this.#screen.send("n");
    }
    await this.#until(() => this.#text.includes("That was the last step."), "the end of the lesson");
    assert.ok(this.#screen.screen.includes(this.#lesson.title.slice(0, TITLE_LETTERS)));
    assert.doesNotMatch(this.#text, /passed by|with hints/);
  }

  async #do(step: Step): Promise<void> {
    this.#seen.clear();
    await this.#read();
    for (const block of step.blocks) {
      if (block.only !== "real") await this.#doBlock(block, step);
    }
    await this.#read();
    await this.#until(() => /\bn next/.test(this.#footer), "the way to the next step");
    const missing = [...wordsOf(step)].filter((word) => !this.#seen.has(word));
    assert.deepEqual(missing, [], `words of step ${step.title} that were never seen whole`);
  }

  async #doBlock(block: Block, step: Step): Promise<void> {
    if (block.kind === "predict") {
      await this.#until(() => /predict/.test(this.#footer), "a question to predict");
      await this.#act(block.answer);
    }
    if (hasCommands(block)) {
      const { lines, until, isKeys } = commandsOf(block);
      for (const index of lines.keys()) {
        const goesOn = isKeys || (until !== undefined && index === lines.length - 1);
        await this.#run(goesOn ? until ?? "" : undefined);
      }
    }
    if (block.kind === "quiz") {
      for (const question of block.questions) {
        await this.#until(() => /answer/.test(this.#footer), "a question");
        await this.#act(rightKeys(question));
      }
    }
    if (block.kind === "check") await this.#solve(step);
  }

  /** Presses keys in the text, which shows something else then. */
  async #act(keys: string): Promise<void> {
    const before = this.#text;
    this.#screen.send(keys);
    await this.#until(() => this.#text !== before, `what comes of ${keys}`);
  }

  /** The next command of the text. `until`: it goes on; what is to be seen then. */
  async #run(until: string | undefined): Promise<void> {
    await this.#until(() => /run it/.test(this.#footer) && this.#isIdle, "a command to run");
    const before = this.#signs;
    await this.#enter();
    if (this.#isNarrow) await this.#lookAtShell(until);
    await this.#until(() => this.#signs !== before, "the command's sign");
    if (until === undefined) await this.#until(() => this.#isIdle, "the end of the command");
  }

  /** A command that is out of sight is shown by the same key that runs it. */
  async #enter(): Promise<void> {
    const signs = this.#signs;
    const isRun = () => this.#isPeeking || (!this.#isNarrow && this.#signs !== signs);
    while (!isRun()) {
      const before = this.#text;
      this.#screen.send("\r");
      const isShown = () => this.#text !== before && /^▌/m.test(this.#text);
      await this.#until(() => isRun() || isShown(), "the command, or that it runs");
    }
  }

  /** On a narrow screen the shell is there alone until the learner goes back. */
  async #lookAtShell(until: string | undefined): Promise<void> {
    await this.#until(() => this.#isPeeking, "the shell");
    if (until === undefined) {
      await this.#until(() => /⏎ back to the text/.test(this.#footer), "the end of the command");
      this.#screen.send("\r");
      await this.#until(() => !this.#isAway, "the text again");
    }
    await this.#toText();
  }

  async #solve(step: Step): Promise<void> {
    await this.#until(() => !/(run it|predict|answer)/.test(this.#footer), "the goal");
    for (const line of solutionLines(step)) {
      const command = hasFacts(line, this.#lesson) ? await this.#lookUp(line) : line;
      this.#screen.send(TO_SHELL);
      await this.#until(() => this.#isAway && PROMPT.test(this.#beforeCursor), "the shell's prompt");
      for (const one of command.split("\n")) await this.#type(one);
      await this.#toText();
    }
    await this.#until(() => /(n next|answer|run it|predict)/.test(this.#footer), "the goal to be reached");
  }

  /** What nobody can know is read in the solution. */
  async #lookUp(line: string): Promise<string> {
    for (;;) {
      const found = lineOnScreen(line, this.#text);
      if (found !== undefined) return found;
      await this.#act("h");
    }
  }

  async #type(line: string): Promise<void> {
    const end = line.slice(-ECHO_LETTERS);
    this.#screen.send(line);
    await this.#until(() => this.#beforeCursor.endsWith(end), `the echo of ${line}`);
    const before = this.#beforeCursor;
    this.#screen.send("\r");
    await this.#until(
      () => this.#beforeCursor !== before && PROMPT.test(this.#beforeCursor),
      `the prompt after ${line}`,
    );
  }

  async #toText(): Promise<void> {
    if (!this.#isAway) return;
    this.#screen.send(TO_TEXT);
    await this.#until(() => !this.#isAway, "the text");
  }

  /** Reads the step to its end. */
  async #read(): Promise<void> {
    this.#look();
    while (/↓ \d+ more/.test(this.#text)) await this.#act(" ");
  }

  #look(): void {
    for (const word of seenWords(this.#text)) this.#seen.add(word);
  }

  get #rows(): string[] {
    return this.#screen.screen.split("\n");
  }

  get #footer(): string {
    return this.#rows.at(-1) ?? "";
  }

  get #isNarrow(): boolean {
    return this.#textColumns === this.#size.columns;
  }

  /** In another pane than the text. */
  get #isAway(): boolean {
    return /Ctrl-\] text/.test(this.#footer);
  }

  get #isPeeking(): boolean {
    return /(⏎ back to the text|… running) /.test(this.#footer);
  }

  /** The pane of the text, or what stands in its place. */
  get #text(): string {
    return this.#rows.slice(1, -1).map((row) => [...row].slice(0, this.#textColumns).join("").trimEnd()).join(
      "\n",
    );
  }

  /** Nothing is under way. */
  get #isIdle(): boolean {
    return !UNDER_WAY.test(this.#text);
  }

  get #signs(): string {
    return this.#text.split("\n").filter((row) => SIGNED.test(row)).join("\n");
  }

  /** The line with the cursor and the one before it, for a long one is broken. */
  get #beforeCursor(): string {
    const { x, y } = this.#screen.cursor;
    const row = (at: number, end: number) =>
      [...(this.#rows[at] ?? "").padEnd(this.#size.columns)].slice(this.#shellColumn, end).join("");
    return row(y - 1, this.#size.columns) + row(y, x);
  }

  async #until(isSo: () => boolean, what: string): Promise<void> {
    await this.#screen.untilSo(isSo, () => `${this.#lesson.id}: never seen: ${what}`, STEP_PATIENCE_MS);
    this.#look();
  }
}

const TITLE_LETTERS = 30;
/** Of a line typed, so many are looked for before the cursor. */
const ECHO_LETTERS = 8;
