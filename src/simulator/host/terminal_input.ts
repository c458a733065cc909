/** The line discipline between a client's raw terminal and a process: echo, line editing, ^C and ^D (termios(3)). */
export interface TerminalEnds {
  /** To the client. */
  echo(text: string): void;
  /** A whole line, newline included. */
  line(text: string): void;
  endOfInput(): void;
  interrupt(): void;
}

/** Characters that a line may hold (N_TTY_BUF_SIZE). */
const MAX_LINE = 4095;

export class TerminalInput {
  readonly #ends: TerminalEnds;
  #line = "";
  #escape = "";

  constructor(ends: TerminalEnds) {
    this.#ends = ends;
  }

  feed(text: string): void {
    for (const char of text) this.#char(char);
  }

  #char(char: string): void {
    // Cursor keys and the like mean nothing to a plain line.
    if (this.#escape !== "" || char === "\x1b") {
      this.#escape += char;
      const isDone = this.#escape.length > 1 && this.#escape !== "\x1b[" && this.#escape !== "\x1bO" &&
        /[A-Za-z~]$/.test(char);
      if (isDone || this.#escape.length > 16) this.#escape = "";
    } else if (char === "\r" || char === "\n") {
      this.#ends.echo("\r\n");
      const line = this.#line;
      this.#line = "";
      this.#ends.line(line + "\n");
    } else if (char === "\x7f" || char === "\b") this.#erase();
    else if (char === "\x03") {
      this.#line = "";
      this.#ends.echo("^C\r\n");
      this.#ends.interrupt();
    } else if (char === "\x04") {
      if (this.#line === "") this.#ends.endOfInput();
    } else if (char === "\x15") { while (this.#line !== "") this.#erase(); }
    else if (char >= " " && this.#line.length < MAX_LINE) {
      this.#line += char;
      this.#ends.echo(char);
    }
  }

  #erase(): void {
    if (this.#line === "") return;
    this.#line = [...this.#line].slice(0, -1).join("");
    this.#ends.echo("\b \b");
  }
}

/** Output on its way to a raw terminal: newlines bring the carriage back. */
export function toTerminal(text: string): string {
  return text.replace(/\r?\n/g, "\r\n");
}
