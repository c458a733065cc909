/** Somebody who takes a lesson in lines, and goes by what is told. */
import assert from "node:assert/strict";
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

/** A line of the shell that waits, or of a document within one. */
const PROMPT = /^.*[$#>]\r?$/m;
/** A command that is done. */
const RAN = /^✓ \S/m;
const IN_USE = /^The shell is in use/m;
/** An answer that was judged. */
const JUDGED = /^ *[✓✗] +\S/m;

export class PlainLearner {
  readonly #screen: Explorer;
  readonly #lesson: Lesson;

  constructor(screen: Explorer, lesson: Lesson) {
    this.#screen = screen;
    this.#lesson = lesson;
  }

  async take(): Promise<void> {
    const { steps } = this.#lesson;
    await this.#until(0, /:help tells what the teacher understands/);
    let from = 0;
    for (const [index, step] of steps.entries()) {
      for (const block of step.blocks) if (block.only !== "real") await this.#doBlock(block, step);
      const next = await this.#say(
        ":next",
        index < steps.length - 1
          ? new RegExp(`^Step ${index + 2} of ${steps.length}: [^]*\\n\\s*\\n`, "m")
          : /^That was the last step\./m,
      );
      const seen = seenWords(this.#screen.raw.slice(from));
      const missing = [...wordsOf(step)].filter((word) => !seen.has(word));
      assert.deepEqual(missing, [], `words of step ${step.title} that were never told`);
      from = next;
    }
    assert.ok(!this.#screen.raw.includes("\x1b"), "lines of text and nothing else");
    assert.doesNotMatch(this.#screen.raw, /passed by|with hints/);
  }

  async #doBlock(block: Block, step: Step): Promise<void> {
    if (block.kind === "predict") await this.#say(`:answer ${block.answer}`, JUDGED);
    if (hasCommands(block)) {
      for (const _ of commandsOf(block).lines) await this.#run();
    }
    if (block.kind === "quiz") {
      for (const question of block.questions) {
        await this.#say(`:answer ${[...rightKeys(question)].join(" ")}`, JUDGED);
      }
    }
    if (block.kind === "check") await this.#solve(step);
  }

  /** Whoever is too quick is told so. */
  async #run(): Promise<void> {
    let from = 0;
    do from = await this.#say(":run", new RegExp(`${RAN.source}|${IN_USE.source}`, "m")); while (
      IN_USE.test(this.#screen.raw.slice(from))
    );
  }

  async #solve(step: Step): Promise<void> {
    for (const line of solutionLines(step)) {
      const command = hasFacts(line, this.#lesson) ? await this.#lookUp(line) : line;
      for (const one of command.split("\n")) await this.#say(one, PROMPT);
    }
    const task = step.blocks.find((block) => block.kind === "task");
    const said = task?.say.split(/\{\{|\s/)[0] ?? "";
    await this.#say(":wait", new RegExp(`^✓ ${said.replace(/[.*+?^${}()|[\]\\`]/g, ".?")}`, "m"), true);
  }

  /** What nobody can know is told in the solution. */
  async #lookUp(line: string): Promise<string> {
    const from = this.#screen.raw.length;
    for (;;) {
      const found = lineOnScreen(line, this.#screen.raw.slice(from).replaceAll("\r", ""));
      if (found !== undefined) return found;
      await this.#say(":hint", /\n\S.*\n/);
    }
  }

  /** Types a line, and waits for something that is told then, or may have been told already. Answers where that begins. */
  async #say(line: string, wish: RegExp, orBefore = false): Promise<number> {
    const { length } = this.#screen.raw;
    this.#screen.send(`${line}\r`);
    // What the terminal itself echoes is no answer.
    await this.#until(orBefore ? length - SAID_BEFORE : length + line.length, wish);
    return length;
  }

  async #until(from: number, wish: RegExp): Promise<void> {
    const start = Math.max(0, from);
    await this.#screen.untilSo(
      () => wish.test(this.#screen.raw.slice(start)),
      () => `${this.#lesson.id}: never told: ${wish}\n${this.#screen.raw.slice(start)}`,
      STEP_PATIENCE_MS,
    );
  }
}

const SAID_BEFORE = 2000;
