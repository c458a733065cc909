/** One terminal of the lab, with what was typed there and what came of it. */
import type { PromptFacts } from "../simulator/host/kernel.ts";
import type { Task } from "../simulator/host/task.ts";
import type { Terminal, TerminalSize } from "../simulator/host/terminal.ts";
import { screenText } from "../terminal/screen_text.ts";
import type { Paced } from "./paced_lab.ts";

export interface CommandResult {
  /** What was shown, without the line itself and the prompt after it. */
  readonly output: string;
  /** Undefined: no shell of the host has told it. */
  readonly status: number | undefined;
}

/** A prompt of a shell that does not tell when it waits: that of a pod. */
const PROMPT = /(^|\n)[^\n]*[$#>] $/;
const PROMPT_CHARACTERS = 300;
// deno-lint-ignore no-control-regex -- the keys that end a line: Enter, ^C, ^D, and ^J
const SENT = /[\r\n\x03\x04]/;
/** Looks without a change before such a prompt counts. */
const CALM_LOOKS = 8;
const NEXT_SHELL_MS = 100;
const NEXT_SHELL = "(You have left the shell; a new one begins.)\r\n";
/** What a program may have made of the screen is set back: its own buffer, a hidden cursor, colours, the mouse. */
const OTHER_SHELL =
  "\x1b[?1049l\x1b[?25h\x1b[m\x1b[?1000l\x1b[?2004l\r\n(The shell was in use; a new one begins.)\r\n";

export class CommandFailed extends Error {
  override name = "CommandFailed";
}

export class LearnerTerminal {
  readonly #paced: Paced;
  #terminal: Terminal;
  #loginShell: Task | undefined;
  /** Of the world: shells that began before are another terminal's. */
  #anewMs = -Infinity;
  #shown = "";
  #prompts = 0;
  #last: PromptFacts | undefined;
  #isFresh = false;
  /** Since its shell waits, nothing but a part of a line has been typed. */
  #isMidLine = false;
  /** The shell that has told last that it waits is the host's own. */
  #isHosts = false;
  #isHungUp = false;
  readonly #told: (line: string) => void;
  /** Gets all that is shown from now on, as a terminal takes it. */
  onShown: (text: string) => void = () => {};

  /** `told`: gets every command line when it has ended. */
  constructor(
    paced: Paced,
    terminal: Terminal,
    told: (line: string) => void,
  ) {
    this.#paced = paced;
    this.#told = told;
    this.#terminal = this.#connect(terminal);
  }

  /** All that was shown so far. */
  get shown(): string {
    return this.#shown;
  }

  /** Its shell waits, and nothing was typed since it does. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** The shell that waits, with nothing typed, is that of the login: none in a container, and none begun in another. */
  get isAtLogin(): boolean {
    return this.#isFresh && this.#last?.task === this.#loginShell;
  }

  get size(): TerminalSize {
    return this.#terminal.size;
  }

  /** A shell waits here with a line that was begun and not sent. */
  get isMidLine(): boolean {
    return this.#isMidLine;
  }

  /** A shell of the host waits here for a command: none inside a container, and none for the rest of a document. */
  get isHostWaiting(): boolean {
    return this.#isHosts && (this.#isFresh || this.#isMidLine);
  }

  /** A shell waits here: one that tells, or one that shows a prompt, as that of a pod. */
  get isWaiting(): boolean {
    return this.#isFresh || PROMPT.test(screenText(this.#shown.slice(-PROMPT_CHARACTERS)));
  }

  /** How the last command line ended; undefined: none has, or no shell of the host has told. */
  get status(): number | undefined {
    return this.#last?.status;
  }

  /** Times that a shell here has come to wait. */
  get prompts(): number {
    return this.#prompts;
  }

  /** A shell of the kernel waits at this terminal, or inside a container that is joined to it. */
  atPrompt(facts: PromptFacts): void {
    if (facts.task.startedMs < this.#anewMs) return;
    this.#prompts++;
    this.#isFresh = true;
    this.#isMidLine = false;
    this.#isHosts = this.isOf(facts);
    this.#last = facts;
    if (facts.line.trim() !== "") this.#told(facts.line.trim());
  }

  /** Whether the shell of a process is that of this terminal. */
  isOf({ task }: PromptFacts): boolean {
    return task.terminal === this.#terminal;
  }

  type(text: string): void {
    this.#isMidLine = (this.#isFresh || this.#isMidLine) && !SENT.test(text);
    this.#isFresh = false;
    this.#terminal.type(text);
  }

  resize(size: TerminalSize): void {
    this.#terminal.resize(size);
  }

  hangUp(): void {
    this.#isHungUp = true;
    this.#terminal.hangUp();
  }

  /** Where the shell is left by `exit` or Ctrl-D, the next one begins; one that never came to a prompt has no next. */
  login(): void {
    const before = this.#prompts;
    const { host } = this.#paced.lab;
    const terminal = this.#terminal;
    const isOver = () => this.#isHungUp || terminal !== this.#terminal;
    this.#loginShell = host.login(["-bash"], { terminal });
    this.#loginShell.onExit(() => {
      if (isOver() || this.#prompts === before) return;
      host.kernel.queue.schedule(NEXT_SHELL_MS, () => {
        if (isOver()) return;
        terminal.write(NEXT_SHELL);
        this.login();
      });
    });
  }

  /** Logs in at another terminal of the host in the place of this one, which is gone for all that runs there. */
  loginAnew(terminal: Terminal): void {
    this.#terminal.onOutput = () => {};
    this.#terminal.hangUp();
    this.#terminal = this.#connect(terminal);
    this.#isFresh = this.#isMidLine = false;
    this.#anewMs = this.#paced.now();
    terminal.write(OTHER_SHELL);
    this.login();
  }

  #connect(terminal: Terminal): Terminal {
    terminal.onOutput = (text) => {
      this.#shown += text;
      this.onShown(text);
    };
    return terminal;
  }

  /** Waits for the first prompt. @throws {CommandFailed} it does not come */
  async ready(limitMs: number): Promise<void> {
    if (!await this.#paced.until(() => this.#prompts > 0, limitMs)) {
      throw new CommandFailed("the shell does not come to its prompt");
    }
  }

  /**
   * Types a command line by `type`, and waits for the next prompt, or until something is shown.
   * @throws {CommandFailed} neither comes
   */
  async run(
    line: string,
    type: (text: string) => void,
    limitMs: number,
    until?: RegExp,
  ): Promise<CommandResult> {
    const from = this.#shown.length;
    const prompts = this.#prompts;
    type(`${line.replaceAll("\n", "\r")}\r`);
    const output = (): string => withoutEcho(screenText(this.#shown.slice(from)), line);
    let calm = 0;
    let seen = -1;
    const isOver = (): boolean => {
      if (until) return until.test(output());
      if (this.#prompts > prompts) return true;
      calm = seen === this.#shown.length && PROMPT.test(screenText(this.#shown.slice(from))) ? calm + 1 : 0;
      seen = this.#shown.length;
      return calm >= CALM_LOOKS;
    };
    if (!await this.#paced.until(isOver, limitMs)) {
      throw new CommandFailed(
        `${JSON.stringify(line)} does not end; it shows ${JSON.stringify(output().slice(-500))}`,
      );
    }
    await this.#paced.settle();
    if (until) return { output: output(), status: undefined };
    const status = this.#prompts > prompts ? this.#last?.status : undefined;
    return { output: output().replace(/[^\n]*$/, ""), status };
  }
}

/** The first line is what was typed, after the prompt. */
function withoutEcho(shown: string, line: string): string {
  const lines = shown.split("\n");
  return lines.slice(line.split("\n").length).join("\n");
}
