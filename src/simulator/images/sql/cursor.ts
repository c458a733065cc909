import { behindGroup, isMark, isWord, type Token } from "./sql_text.ts";
import { SqlProblem } from "./problem.ts";

/** Reads the words of a statement one after the other. */
export class Cursor {
  at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get next(): Token | undefined {
    return this.tokens[this.at];
  }

  get rest(): readonly Token[] {
    return this.tokens.slice(this.at);
  }

  /** Takes these words where they come next. */
  takes(...words: string[]): boolean {
    const all = words.every((word, index) => {
      const token = this.tokens[this.at + index];
      return isWord(token, word) || isMark(token, word);
    });
    if (all) this.at += words.length;
    return all;
  }

  /** @throws {SqlProblem} */
  must(...words: string[]): void {
    if (!this.takes(...words)) throw this.unexpected();
  }

  /** A name, behind that of its schema. @throws {SqlProblem} */
  name(): string {
    const token = this.next;
    if (token?.kind !== "word" && token?.kind !== "quoted") throw this.unexpected();
    this.at++;
    return this.takes(".") ? this.name() : token.name ?? token.value;
  }

  /** What stands in the parentheses that come next. @throws {SqlProblem} */
  group(): readonly Token[] {
    if (!isMark(this.next, "(")) throw this.unexpected();
    const end = behindGroup(this.tokens, this.at);
    if (!isMark(this.tokens[end - 1], ")")) {
      this.at = this.tokens.length;
      throw this.unexpected();
    }
    const inner = this.tokens.slice(this.at + 1, end - 1);
    this.at = end;
    return inner;
  }

  /** Names between commas in parentheses. */
  names(): string[] {
    const inner = new Cursor(this.group());
    const found = [inner.name()];
    while (inner.takes(",")) found.push(inner.name());
    // How far an index goes, and in which order, has no effect here.
    return found;
  }

  /** All up to one of these words outside of parentheses, or to the end. */
  until(...words: string[]): Token[] {
    const found: Token[] = [];
    let depth = 0;
    for (; this.next; this.at++) {
      if (depth === 0 && found.length > 0 && isWord(this.next, ...words)) break;
      if (isMark(this.next, "(")) depth++;
      if (isMark(this.next, ")")) depth--;
      found.push(this.next);
    }
    return found;
  }

  /** @throws {SqlProblem} something is left */
  end(): void {
    if (this.next) throw this.unexpected();
  }

  unexpected(): SqlProblem {
    const near = this.next?.text;
    return new SqlProblem(near === undefined ? { kind: "syntax" } : { kind: "syntax", near });
  }
}
