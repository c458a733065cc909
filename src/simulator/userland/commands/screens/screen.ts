/** A terminal that a program has for itself: frames go out, keys come in. */
import type { Process, Wait } from "../../../host/process.ts";
import type { Terminal } from "../../../host/terminal.ts";

/** `up`, `pageDown`, `escape`, `enter`, `backspace`, `ctrl-x`, or the character itself. */
export type Key = string;

const CODES: Readonly<Record<string, Key>> = {
  "\x1b[A": "up",
  "\x1b[B": "down",
  "\x1b[C": "right",
  "\x1b[D": "left",
  "\x1bOA": "up",
  "\x1bOB": "down",
  "\x1bOC": "right",
  "\x1bOD": "left",
  "\x1b[H": "home",
  "\x1b[F": "end",
  "\x1b[1~": "home",
  "\x1b[4~": "end",
  "\x1b[3~": "delete",
  "\x1b[5~": "pageUp",
  "\x1b[6~": "pageDown",
  "\r": "enter",
  "\n": "enter",
  "\x7f": "backspace",
  "\b": "backspace",
  "\t": "tab",
};

export class Screen {
  readonly #terminal: Terminal;
  readonly #restore: () => void;
  readonly #isAlternate: boolean;

  /** `keepsSignals`: Ctrl-C still ends the program. */
  private constructor(terminal: Terminal, keepsSignals: boolean, isAlternate: boolean) {
    this.#terminal = terminal;
    this.#isAlternate = isAlternate;
    this.#restore = keepsSignals ? terminal.change({ isCanonical: false, echoes: false }) : terminal.raw();
    if (isAlternate) terminal.write("\x1b[?1049h\x1b[H\x1b[2J");
  }

  /** Undefined: the process has no terminal. */
  static open(
    { task, input }: Process,
    { keepsSignals = false, isAlternate = true } = {},
  ): Screen | undefined {
    const terminal = input.terminal ?? task?.descriptors.get(1)?.terminal ?? task?.terminal;
    return terminal && new Screen(terminal, keepsSignals, isAlternate);
  }

  get rows(): number {
    return this.#terminal.size.rows;
  }

  get columns(): number {
    return this.#terminal.size.columns;
  }

  /** Shows these lines from the top; the rest is empty. `cursor`: where it blinks, from 0. */
  draw(lines: readonly string[], cursor?: { row: number; column: number }): void {
    const shown = lines.slice(0, this.rows).map((line) => `${line}\x1b[K`).join("\r\n");
    const place = cursor ? `\x1b[${cursor.row + 1};${cursor.column + 1}H\x1b[?25h` : "";
    this.#terminal.write(`\x1b[?25l\x1b[H${shown}\x1b[J${place}`);
  }

  /** What was typed; none: the time is over, or the terminal has another size. Undefined: the terminal is gone. */
  *keys(limitMs?: number): Generator<Wait, Key[] | undefined, void> {
    const first = this.#terminal.read();
    if (first !== undefined) return first === "" ? undefined : keysIn(first);
    const of = [this.#terminal, this.#terminal.resizes];
    yield { kind: "ready", of, ...(limitMs === undefined ? {} : { limitMs }) };
    const text = this.#terminal.read();
    if (text === "") return undefined;
    return text === undefined ? [] : keysIn(text);
  }

  close(): void {
    this.#restore();
    this.#terminal.write(this.#isAlternate ? "\x1b[?25h\x1b[?1049l" : "\x1b[?25h");
  }
}

export function keysIn(text: string): Key[] {
  const keys: Key[] = [];
  for (let at = 0; at < text.length;) {
    // deno-lint-ignore no-control-regex
    const sequence = /^\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Z])/.exec(text.slice(at, at + 12))?.[0];
    const piece = sequence ?? String.fromCodePoint(text.codePointAt(at)!);
    at += piece.length;
    const key = CODES[piece] ?? keyOf(piece);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

function keyOf(piece: string): Key | undefined {
  if (piece === "\x1b") return "escape";
  if (piece.startsWith("\x1b")) return undefined;
  const code = piece.charCodeAt(0);
  if (code >= 0x20) return piece;
  return code >= 1 && code <= 26
    ? `ctrl-${String.fromCharCode(code + 96)}`
    : `ctrl-${String.fromCharCode(code + 64)}`;
}

/** A line as the screen has it: tabs are blanks, other control characters can be seen, nothing is wider than it. */
export function screenLine(text: string, columns: number): string {
  let shown = "";
  for (const char of text) {
    if (char === "\t") shown += " ".repeat(8 - shown.length % 8);
    else if (char < " " || char === "\x7f") shown += `^${String.fromCharCode(char.charCodeAt(0) ^ 64)}`;
    else shown += char.isWellFormed() ? char : "\ufffd";
    if (shown.length >= columns) return shown.slice(0, columns);
  }
  return shown;
}
