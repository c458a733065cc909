/** Tokens one after another, and what is said when one has no place. */
import { TemplateError } from "./template_error.ts";
import { shownToken, type Token, type TokenKind } from "./token.ts";

export class TokenReader {
  /** The index of the next token. */
  place = 0;
  /** Where the action began that is being read; 0: none is. */
  actionLine = 0;
  /** The farthest token that was looked at: its line is the one that messages tell. */
  #farthest = 0;
  readonly #name: string;
  readonly #tokens: readonly Token[];

  constructor(name: string, tokens: readonly Token[]) {
    this.#name = name;
    this.#tokens = tokens;
  }

  back(): void {
    this.place--;
  }

  expect(kinds: readonly TokenKind[], context: string): Token {
    const token = this.readWord();
    return kinds.includes(token.kind) ? token : this.unexpected(token, context);
  }

  read(): Token {
    // The last token, an end or an error, comes again and again.
    this.#farthest = Math.max(this.#farthest, Math.min(this.place, this.#tokens.length - 1));
    return this.#tokens[this.place++] ?? this.#tokens.at(-1)!;
  }

  peek(): Token {
    const token = this.read();
    this.place--;
    return token;
  }

  readWord(): Token {
    let token = this.read();
    while (token.kind === "space") token = this.read();
    return token;
  }

  peekWord(): Token {
    const token = this.readWord();
    this.place--;
    return token;
  }

  unexpected(token: Token, context: string): never {
    if (token.kind !== "error") return this.fail(`unexpected ${shownToken(token)} in ${context}`);
    const isElsewhere = this.actionLine !== 0 && this.actionLine !== token.line;
    const action = token.text.endsWith(" action") ? "" : " in action";
    return this.fail(
      token.text + (isElsewhere ? `${action} started at ${this.#name}:${this.actionLine}` : ""),
    );
  }

  fail(message: string): never {
    throw new TemplateError(`template: ${this.#name}:${this.#tokens[this.#farthest]!.line}: ${message}`);
  }
}
