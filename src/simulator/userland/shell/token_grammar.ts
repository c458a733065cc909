import type { Reader } from "./reader.ts";
import type { Part, Redirect, ShellSyntaxError, Word } from "./syntax.ts";
import { type Token, Tokens } from "./tokens.ts";
import { sourceOfWord, withSource } from "./word_source.ts";

const REDIRECTS = new Set(["<", ">", ">>", ">|", "<>", "<&", ">&", "&>", "&>>", "<<", "<<-", "<<<"]);

/** What all of the grammar needs: looking at tokens, redirects, aliases, mistakes. */
export class TokenGrammar {
  protected readonly reader: Reader;
  protected readonly tokens: Tokens;
  /** An alias is not looked for in what it stands for itself. */
  readonly #openAliases: { name: string; until: number }[] = [];

  constructor(reader: Reader) {
    this.reader = reader;
    this.tokens = new Tokens(reader);
  }

  protected redirects(into: Redirect[]): void {
    while (this.redirect(into));
  }

  protected redirect(into: Redirect[]): boolean {
    const first = this.tokens.peek();
    const isDescriptor = first.kind === "descriptor";
    if (!isDescriptor && !(first.kind === "operator" && REDIRECTS.has(first.text))) return false;
    if (isDescriptor) this.tokens.take();
    const token = this.tokens.take();
    if (token.kind !== "operator") throw this.unexpected(token);
    const target = this.tokens.take();
    if (target.kind !== "word") throw this.unexpected(target);
    const descriptor = isDescriptor ? first.value : undefined;
    if (token.text !== "<<" && token.text !== "<<-") {
      into.push({ descriptor, operator: token.text as Redirect["operator"], target: target.word });
      return true;
    }
    const redirect: Redirect = { descriptor, operator: "<<", target: [] };
    into.push(redirect);
    this.reader.pending.push({
      end: target.word.map((part) => part.kind === "text" ? part.text : "").join(""),
      stripTabs: token.text === "<<-",
      quoted: target.word.some((part) => part.kind === "text" && part.quoted),
      line: token.line,
      take: (body) => void (redirect.target = body),
    });
    return true;
  }

  /** The name of an alias is replaced by its text, which is read in its stead. */
  protected expandAlias(): void {
    for (;;) {
      const token = this.tokens.peek();
      if (token.kind !== "word" || token.literal === undefined) return;
      while ((this.#openAliases.at(-1)?.until ?? Infinity) <= token.start) this.#openAliases.pop();
      const text = this.reader.rules.alias(token.literal);
      if (text === undefined || this.#openAliases.some(({ name }) => name === token.literal)) return;
      const end = this.reader.at;
      this.tokens.back();
      const grown = text.length - token.text.length;
      for (const open of this.#openAliases) open.until += grown;
      this.#openAliases.push({ name: token.literal, until: token.start + text.length });
      this.reader.text = this.reader.text.slice(0, token.start) + text + this.reader.text.slice(end);
    }
  }

  protected is(operator: string): boolean {
    const token = this.tokens.peek();
    return token.kind === "operator" && token.text === operator;
  }

  protected operator(operator: string): string | undefined {
    if (!this.is(operator)) return undefined;
    this.tokens.take();
    return operator;
  }

  protected literal(): string | undefined {
    const token = this.tokens.peek();
    return token.kind === "word" ? token.literal : undefined;
  }

  protected word(literal: string): boolean {
    if (this.literal() !== literal) return false;
    this.tokens.take();
    return true;
  }

  protected unexpected(token: Token, expecting?: string): ShellSyntaxError {
    const wanted = expecting === undefined ? {} : { expecting };
    if (token.kind === "end") return this.reader.problem({ kind: "end", ...wanted });
    const text = token.kind === "newline"
      ? "newline"
      : token.kind === "descriptor"
      ? String(token.value)
      : token.text;
    const at = this.reader.at;
    this.reader.at = token.start;
    const error = this.reader.problem({ kind: "unexpected", token: text, ...wanted }, token.line);
    this.reader.at = at;
    return error;
  }

  /** `coproc NAME { …; }`, taken to the command; a simple command has no name of its own. */
  coprocessName(): string {
    this.tokens.take();
    const name = this.literal() ?? "";
    const after = this.reader.text.slice(this.tokens.peek().start + name.length);
    if (!/^[a-zA-Z_]\w*$/.test(name) || !COMPOUND_NEXT.test(after)) return "COPROC";
    this.tokens.take();
    return name;
  }
}

/** What begins a command that may be a named co-process. */
const COMPOUND_NEXT = /^[ \t]+(\{\s|\(|(while|until|for|if|case|select|\[\[)\s)/;

/** The three expressions of `for ((;;))`. */
export function splitAtSemicolons(text: Word): Word[] {
  const words: Part[][] = [[]];
  for (const part of text) {
    if (part.kind !== "text") words.at(-1)!.push(part);
    else {
      for (const [index, piece] of part.text.split(";").entries()) {
        if (index > 0) words.push([]);
        if (piece !== "") words.at(-1)!.push({ ...part, text: piece });
      }
    }
  }
  const sources = sourceOfWord(text)?.split(";") ?? [];
  if (sources.length === words.length) words.forEach((word, index) => withSource(word, sources[index]!));
  return words;
}
