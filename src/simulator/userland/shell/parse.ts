import {
  type Command,
  type List,
  type Pipeline,
  type Redirect,
  ShellSyntaxError,
  type Word,
} from "./syntax.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Reads a script. Throws ShellSyntaxError. */
export function parseScript(script: string): List {
  const parser = new Parser(tokenize(script));
  const list = parser.list([]);
  parser.expectEnd();
  return list;
}

const RESERVED = new Set([
  "if",
  "then",
  "elif",
  "else",
  "fi",
  "while",
  "until",
  "for",
  "do",
  "done",
  "case",
  "esac",
  "{",
  "}",
  "!",
]);

class Parser {
  #at = 0;
  readonly #tokens: Token[];

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  /** Pipelines up to one of the words (or the `)`) in `ends`, which is left standing. */
  list(ends: readonly string[]): List {
    const list: List = [];
    this.#skipNewlines();
    while (
      this.#at < this.#tokens.length && !ends.some((end) => this.#isBare(end) || this.#isOperator(end))
    ) {
      list.push(this.#pipeline());
      this.#skipNewlines();
    }
    return list;
  }

  expectEnd(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected();
  }

  #pipeline(): Pipeline {
    const negated = this.#take("!");
    const commands = [this.#command()];
    while (this.#takeOperator("|")) {
      this.#skipNewlines();
      commands.push(this.#command());
    }
    for (const then of ["&&", "||", ";", "&"] as const) {
      if (!this.#takeOperator(then)) continue;
      if (then === "&&" || then === "||") this.#skipNewlines();
      return { negated, commands, then };
    }
    if (this.#at < this.#tokens.length && !["\n", ")", ";;"].some((end) => this.#isOperator(end))) {
      throw this.#unexpected();
    }
    return { negated, commands, then: ";" };
  }

  #command(): Command {
    if (this.#take("if")) return this.#if();
    if (this.#take("while")) return this.#loop(false);
    if (this.#take("until")) return this.#loop(true);
    if (this.#take("for")) return this.#for();
    if (this.#take("case")) return this.#case();
    if (this.#isFunction()) return this.#function();
    if (this.#take("{")) return this.#group(false, "}");
    if (this.#takeOperator("(")) return this.#group(true, ")");
    return this.#simple();
  }

  #if(): Command {
    const clauses: { test: List; body: List }[] = [];
    let otherwise: List = [];
    for (;;) {
      const test = this.list(["then"]);
      this.#expect("then");
      clauses.push({ test, body: this.list(["elif", "else", "fi"]) });
      if (this.#take("elif")) continue;
      if (this.#take("else")) otherwise = this.list(["fi"]);
      this.#expect("fi");
      return { kind: "if", clauses, otherwise, redirects: this.#redirects() };
    }
  }

  #loop(until: boolean): Command {
    const test = this.list(["do"]);
    return { kind: "loop", until, test, body: this.#body(), redirects: this.#redirects() };
  }

  #for(): Command {
    const name = this.#word();
    const words: Word[] = [];
    this.#skipNewlines();
    if (this.#take("in")) {
      while (this.#tokens[this.#at]?.kind === "word") words.push(this.#word().word);
    } else words.push([{ kind: "variable", name: "@", quoted: true }]);
    this.#takeOperator(";");
    this.#skipNewlines();
    return { kind: "for", name: name.bare ?? "", words, body: this.#body(), redirects: this.#redirects() };
  }

  #case(): Command {
    const { word } = this.#word();
    this.#skipNewlines();
    this.#expect("in");
    this.#skipNewlines();
    const clauses: { patterns: Word[]; body: List }[] = [];
    while (!this.#take("esac")) {
      this.#takeOperator("(");
      const patterns = [this.#word().word];
      while (this.#takeOperator("|")) patterns.push(this.#word().word);
      if (!this.#takeOperator(")")) throw this.#unexpected();
      clauses.push({ patterns, body: this.list([";;", "esac"]) });
      this.#takeOperator(";;");
      this.#skipNewlines();
    }
    return { kind: "case", word, clauses, redirects: this.#redirects() };
  }

  /** `name() …`, or `function name …` as bash has it. */
  #isFunction(): boolean {
    if (this.#isBare("function")) return true;
    const name = this.#tokens[this.#at];
    const brackets = this.#tokens.slice(this.#at + 1, this.#at + 3);
    return name?.kind === "word" && name.bare !== undefined && !RESERVED.has(name.bare) &&
      brackets.map((token) => token.kind === "operator" ? token.text : "").join("") === "()";
  }

  #function(): Command {
    this.#take("function");
    const name = this.#word().bare ?? "";
    if (this.#takeOperator("(") && !this.#takeOperator(")")) throw this.#unexpected();
    this.#skipNewlines();
    return { kind: "function", name, body: this.#command(), redirects: [] };
  }

  #body(): List {
    this.#expect("do");
    const body = this.list(["done"]);
    this.#expect("done");
    return body;
  }

  #group(subshell: boolean, end: string): Command {
    const body = this.list([end]);
    if (subshell ? !this.#takeOperator(end) : !this.#take(end)) throw this.#unexpected();
    return { kind: "group", subshell, body, redirects: this.#redirects() };
  }

  #simple(): Command {
    const assignments: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[this.#at]) {
      if (token.kind === "operator") break;
      if (token.kind === "redirect") redirects.push(...this.#redirects());
      else {
        const assignment = words.length === 0 ? asAssignment(token.word) : undefined;
        if (assignment) assignments.push(assignment);
        else if (words.length === 0 && redirects.length === 0 && RESERVED.has(token.bare ?? "")) {
          throw this.#unexpected();
        } else words.push(token.word);
        this.#at++;
      }
    }
    if (assignments.length + words.length + redirects.length === 0) throw this.#unexpected();
    return { kind: "simple", assignments, words, redirects };
  }

  #redirects(): Redirect[] {
    const redirects: Redirect[] = [];
    for (let token = this.#tokens[this.#at]; token?.kind === "redirect"; token = this.#tokens[this.#at]) {
      this.#at++;
      if (token.mode === "<<") {
        redirects.push({ descriptor: token.descriptor, mode: "<<", target: token.text });
        continue;
      }
      const target = this.#word().word;
      if (token.descriptor === 3) {
        redirects.push({ descriptor: 1, mode: ">", target });
        redirects.push({ descriptor: 2, mode: ">&", target: [{ kind: "text", text: "1", quoted: false }] });
      } else redirects.push({ descriptor: token.descriptor, mode: token.mode, target });
    }
    return redirects;
  }

  #word(): Token & { kind: "word" } {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "word") throw this.#unexpected();
    this.#at++;
    return token;
  }

  #isBare(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === "word" && token.bare === text;
  }

  #isOperator(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === "operator" && token.text === text;
  }

  #take(text: string): boolean {
    const taken = this.#isBare(text);
    if (taken) this.#at++;
    return taken;
  }

  #takeOperator(text: string): boolean {
    const taken = this.#isOperator(text);
    if (taken) this.#at++;
    return taken;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#unexpected();
  }

  #skipNewlines(): void {
    while (this.#isOperator("\n")) this.#at++;
  }

  #unexpected(): ShellSyntaxError {
    const token = this.#tokens[this.#at];
    if (!token) return new ShellSyntaxError("syntax error: unexpected end of file", true);
    const text = token.kind === "word"
      ? token.bare ?? "word"
      : token.kind === "redirect"
      ? token.mode
      : token.text;
    const name = text === "\n" ? "newline" : `"${text}"`;
    return new ShellSyntaxError(`syntax error: unexpected ${name}`, false);
  }
}

function asAssignment(word: Word): { name: string; value: Word } | undefined {
  const first = word[0];
  if (first?.kind !== "text" || first.quoted) return undefined;
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(first.text);
  if (!match) return undefined;
  const rest = first.text.slice(match[0].length);
  const value = word.slice(1);
  return { name: match[1]!, value: rest ? [{ kind: "text", text: rest, quoted: false }, ...value] : value };
}
