/**
 * What is typed into the lab shell and what has to be shown, one instruction a line:
 *
 *     # a comment
 *     $ docker ps              a command line; the prompt is waited for
 *     > more                   goes on where the line above has not ended
 *     % docker run -it nginx   a command line that goes on running
 *     & ^C                     keys: ^C ^D ^Z Enter Esc, or the characters themselves
 *     ~ ^CONTAINER ID          a line that was shown since the command fits this regular expression
 *     ! Error                  no line does
 *     = mydata                 a line that was shown is this one
 *     ? 1                      the exit code
 *     prompt ahab@pequod:~$    the prompt that stands there now
 *     id <- ^([0-9a-f]{12})    what the group holds is {id} from here on
 *     + 10s                    time passes
 *     @ 2                      the second terminal
 */
import assert from "node:assert/strict";
import { screenText } from "../../src/terminal/screen_text.ts";
import type { LabShell } from "../lab/lab_harness.ts";

/** A prompt at the end of what is shown. */
const PROMPT = /[$#] $/;
const HOME = /ahab@pequod:[^\n]*\$ $/;
/** Shells within shells that are left, at most. */
const MAX_LEVELS = 5;
/** Simulated time that a program has to show what is waited for. */
const LIMIT_MS = 120_000;

const KEYS: Readonly<Record<string, string>> = {
  "^C": "\x03",
  "^D": "\x04",
  "^Z": "\x1a",
  Enter: "\r",
  Esc: "\x1b",
};

interface Seat {
  shell: LabShell;
  /** How much was shown before the last command. */
  from: number;
  /** It still runs. */
  isRunning: boolean;
  output: string;
}

/** Plays transcripts one after another in the same lab. What is captured stays known. */
export class TranscriptPlayer {
  readonly #seats: Seat[];
  readonly #known = new Map<string, string>();
  #seat: Seat;

  constructor(shell: LabShell) {
    this.#seats = [{ shell, from: 0, isRunning: false, output: "" }];
    this.#seat = this.#seats[0]!;
  }

  /** Plays all lines; a mistake names its line. */
  async play(text: string, name: string): Promise<void> {
    await this.#goHome();
    for (const [at, line] of text.split("\n").entries()) {
      if (line.trim() === "" || line.startsWith("#")) continue;
      try {
        await this.#instruction(line);
      } catch (error) {
        const shown = this.#shown().slice(-3000);
        throw new Error(`${name}:${at + 1}: ${line}\n${(error as Error).message}\nshown:\n${shown}`);
      }
    }
  }

  /** A transcript begins at the host's prompt, wherever the one before has come to a mistake. */
  async #goHome(): Promise<void> {
    this.#seat = this.#seats[0]!;
    const { shell } = this.#seat;
    for (let level = 0; level < MAX_LEVELS && !HOME.test(screenText(shell.sent)); level++) {
      await shell.type("\x03", 1000);
      if (!HOME.test(screenText(shell.sent))) await shell.type("exit\r", 1000);
    }
    await shell.type("cd; clear\r", 200);
  }

  async #instruction(line: string): Promise<void> {
    const capture = /^(\w+) <- (.*)$/.exec(line);
    if (capture) return await this.#capture(capture[1]!, this.#filled(capture[2]!, true));
    const [word = "", ...rest] = line.split(" ");
    const text = rest.join(" ");
    const seat = this.#seat;
    switch (word) {
      case "$":
        return await this.#run(this.#filled(text), false);
      case ">":
        return await this.#run(this.#filled(text), true);
      case "%":
        seat.from = seat.shell.sent.length;
        seat.isRunning = true;
        seat.shell.terminal.type(`${this.#filled(text)}\r`);
        return await seat.shell.pass(100);
      case "&":
        return await this.#press(text);
      case "~":
        return await this.#expect(this.#filled(text, true));
      case "!":
        return assert.doesNotMatch(this.#shown(), new RegExp(this.#filled(text, true), "m"));
      case "=":
        return assert.ok(this.#shown().split("\n").includes(this.#filled(text)), "this line was not shown");
      case "?":
        return assert.equal(await seat.shell.status(), Number(text));
      case "prompt":
        return assert.ok(
          screenText(seat.shell.sent).endsWith(`${this.#filled(text)} `),
          "another prompt stands there",
        );
      case "+":
        return await seat.shell.pass(Number.parseFloat(text) * 1000);
      case "@":
        return await this.#sit(Number(text) - 1);
      default:
        throw new Error(`Cannot play "${word}": no such instruction`);
    }
  }

  async #run(line: string, goesOn: boolean): Promise<void> {
    const seat = this.#seat;
    seat.isRunning = false;
    if (!goesOn) seat.from = seat.shell.sent.length;
    const output = await seat.shell.run(line);
    seat.output = goesOn ? seat.output + output : output;
  }

  async #press(text: string): Promise<void> {
    const { shell } = this.#seat;
    const from = shell.sent.length;
    shell.terminal.type(text.split(" ").map((key) => KEYS[key] ?? key).join(""));
    await shell.until(PROMPT, { from: Math.max(0, from - 200), limitMs: LIMIT_MS });
  }

  async #expect(pattern: string): Promise<void> {
    const expression = new RegExp(pattern, "m");
    const { shell, isRunning, from } = this.#seat;
    if (isRunning) await shell.until(expression, { from, limitMs: LIMIT_MS });
    else assert.match(this.#shown(), expression);
  }

  #capture(name: string, pattern: string): void {
    const found = new RegExp(pattern, "m").exec(this.#shown());
    assert.ok(found?.[1] !== undefined, "nothing was shown that fits");
    this.#known.set(name, found[1]);
  }

  async #sit(index: number): Promise<void> {
    while (this.#seats.length <= index) {
      const shell = await this.#seats[0]!.shell.secondTerminal();
      this.#seats.push({ shell, from: 0, isRunning: false, output: "" });
    }
    this.#seat = this.#seats[index]!;
  }

  /** What was shown since the last command. */
  #shown(): string {
    const { shell, from, isRunning, output } = this.#seat;
    return isRunning ? screenText(shell.sent.slice(from)) : output;
  }

  /** With what is known by name; in an expression its characters are only themselves. */
  #filled(text: string, isExpression = false): string {
    return text.replace(/\{([a-z]\w*)\}/gi, (all, name: string) => {
      const value = this.#known.get(name);
      if (value === undefined) return all;
      return isExpression ? value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : value;
    });
  }
}
