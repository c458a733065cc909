import { type List, ShellSyntaxError, type SyntaxProblem, type Word } from "./syntax.ts";

/** What decides how a script is read. */
export interface ReadingRules {
  /** bash's own syntax; else only what POSIX has. */
  isBash: boolean;
  /** Those of bash's extras that busybox has, too: `function`, `[[`, `${x/a/b}`, `&>`, `$'…'`. */
  hasExtras: boolean;
  /** `@(a|b)` outside of `[[ ]]`. */
  extendedPatterns: boolean;
  /** What an alias stands for. */
  alias(name: string): string | undefined;
}

export interface PendingHereDocument {
  end: string;
  stripTabs: boolean;
  quoted: boolean;
  line: number;
  take(body: Word): void;
}

/** Walks through a script's text. */
export class Reader {
  text: string;
  at = 0;
  rules: ReadingRules;
  /** Here-documents whose text begins after the next newline. */
  readonly pending: PendingHereDocument[] = [];
  /** Here-documents that the end of the script has ended. */
  readonly unended: PendingHereDocument[] = [];
  /** Reads the commands of a substitution to the parenthesis that closes them: the grammar's. */
  nested: (reader: Reader) => List = () => [];
  readonly #firstLine: number;
  #countedAt = 0;
  #counted = 0;

  constructor(text: string, rules: ReadingRules, firstLine = 1) {
    this.text = text;
    this.rules = rules;
    this.#firstLine = firstLine;
  }

  /** Reads a part of the text by itself. */
  inside(text: string, line: number): Reader {
    const inner = new Reader(text, this.rules, line);
    inner.nested = this.nested;
    return inner;
  }

  get line(): number {
    if (this.at < this.#countedAt) [this.#countedAt, this.#counted] = [0, 0];
    for (; this.#countedAt < this.at; this.#countedAt++) {
      if (this.text.charCodeAt(this.#countedAt) === 10) this.#counted++;
    }
    return this.#firstLine + this.#counted;
  }

  /** The line after the last one. */
  get lastLine(): number {
    return this.#firstLine + this.text.replace(/\n$/, "").split("\n").length;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? "";
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** What a sticky expression matches here, taken. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  /** Blanks, comments and continued lines. */
  skipBlanks(): void {
    for (;;) {
      const char = this.peek();
      if (char === " " || char === "\t") this.at++;
      else if (char === "\\" && this.peek(1) === "\n") this.at += 2;
      else if (char === "#") this.match(/[^\n]*/y);
      else return;
    }
  }

  /** The line that is being read. */
  sourceLine(): string {
    const at = Math.min(this.at, this.text.length);
    const from = this.text.lastIndexOf("\n", at - 1) + 1;
    const to = this.text.indexOf("\n", at);
    return this.text.slice(from, to < 0 ? undefined : to);
  }

  problem(problem: SyntaxProblem, line = this.line): ShellSyntaxError {
    return new ShellSyntaxError(problem, line, this.sourceLine(), this.lastLine);
  }
}
