import { readCondition } from "./condition_syntax.ts";
import type { Reader } from "./reader.ts";
import {
  type CaseEnd,
  type Chain,
  type Command,
  type List,
  type Pipeline,
  type Redirect,
  ShellSyntaxError,
  type SimpleWord,
  type Word,
} from "./syntax.ts";
import { CLOSING, RESERVED } from "./reserved_words.ts";
import { splitAtSemicolons, TokenGrammar } from "./token_grammar.ts";
import type { Token } from "./tokens.ts";
import { readArithmetic } from "./words.ts";

/** Commands whose arguments may be assignments. */
const DECLARING = new Set(["declare", "typeset", "local", "export", "readonly"]);

/** The grammar, by recursive descent. */
export class Grammar extends TokenGrammar {
  constructor(reader: Reader) {
    super(reader);
    reader.nested = nestedList;
  }

  /** The commands of the next line that has any; undefined at the end. */
  line(): List | undefined {
    const token = this.tokens.peek();
    if (token.kind === "end") return undefined;
    if (token.kind === "newline") {
      this.tokens.take();
      return [];
    }
    const chains: Chain[] = [];
    for (;;) {
      chains.push(this.#chain());
      const next = this.tokens.peek();
      if (next.kind === "end") return chains;
      if (next.kind === "newline") {
        this.tokens.take();
        return chains;
      }
      if (!this.#separated) throw this.unexpected(next);
    }
  }

  /** Whether `;` or `&` stood after the last chain. */
  #separated = false;

  /** To `)`. */
  nested(): List {
    const body = this.#list((token) => token.kind === "operator" && token.text === ")");
    const next = this.tokens.peek();
    // bash tells of the line where the script ends.
    if (next.kind === "end") {
      throw this.reader.problem({ kind: "unclosed", closer: ")" }, this.reader.lastLine);
    }
    if (next.kind !== "operator" || next.text !== ")") throw this.unexpected(next);
    this.tokens.take();
    return body;
  }

  /** Commands to one of the words that end them, which stays. */
  #list(isEnd: (token: Token) => boolean): List {
    const chains: Chain[] = [];
    for (;;) {
      this.#newlines();
      const token = this.tokens.peek();
      if (token.kind === "end" || isEnd(token)) return chains;
      chains.push(this.#chain());
      const next = this.tokens.peek();
      if (next.kind !== "newline" && next.kind !== "end" && !isEnd(next) && !this.#separated) {
        throw this.unexpected(next);
      }
    }
  }

  #newlines(): void {
    while (this.tokens.peek().kind === "newline") this.tokens.take();
  }

  #chain(): Chain {
    const start = this.tokens.peek().start;
    const first = this.#pipeline();
    const rest: Chain["rest"] = [];
    for (;;) {
      const operator = this.operator("&&") ?? this.operator("||");
      if (!operator) break;
      this.#newlines();
      rest.push({ operator: operator as "&&", pipeline: this.#pipeline() });
    }
    const source = this.reader.text.slice(start, this.tokens.end).trim();
    const background = this.operator("&") !== undefined;
    this.#separated = background || this.operator(";") !== undefined;
    return { first, rest, background, source };
  }

  #pipeline(): Pipeline {
    let negated = false;
    let timed = false;
    for (;;) {
      if (this.word("!")) negated = !negated;
      else if (this.reader.rules.isBash && this.word("time")) {
        timed = true;
        if (this.literal() === "-p") this.tokens.take();
      } else break;
    }
    const commands: Command[] = [];
    const ended = ["newline", "end"].includes(this.tokens.peek().kind) || this.is(";");
    if ((negated || timed) && ended) return { negated, timed, commands };
    for (;;) {
      const command = this.#command();
      commands.push(command);
      const both = this.operator("|&");
      if (both) {
        const target: Word = [{ kind: "text", text: "1", quoted: false }];
        command.redirects.push({ descriptor: 2, operator: ">&", target });
      } else if (!this.operator("|")) return { negated, timed, commands };
      this.#newlines();
    }
  }

  #command(): Command {
    this.expandAlias();
    const token = this.tokens.peek(true);
    if (token.kind === "end" || token.kind === "newline") throw this.unexpected(token);
    const compound = this.#compound(token);
    if (!compound) return this.#simple();
    this.redirects(compound.redirects);
    return compound;
  }

  #compound(token: Token): Command | undefined {
    const { line } = token;
    if (token.kind === "operator" && token.text === "(") return this.#parenthesis(line);
    if (token.kind !== "word") return undefined;
    const { isBash, hasExtras } = this.reader.rules;
    switch (token.literal) {
      case "if":
        return this.#if(line);
      case "while":
      case "until":
        return this.#while(token.literal, line);
      case "for":
        return this.#for(line);
      case "select":
        return isBash ? this.#for(line) : undefined;
      case "case":
        return this.#case(line);
      case "{":
        this.tokens.take();
        return { kind: "group", body: this.#section("}", "{", line), redirects: [], line };
      case "function":
        return hasExtras ? this.#functionKeyword(token.start, line) : undefined;
      case "coproc":
        return isBash ? this.#coprocess(this.coprocessName(), token.start, line) : undefined;
      case "[[":
        if (!hasExtras) return undefined;
        this.tokens.take();
        return { kind: "condition", test: readCondition(this.reader), redirects: [], line };
      default:
        if (CLOSING.has(token.literal ?? "")) throw this.unexpected(token);
        return this.#functionOrNothing(token, line);
    }
  }

  #while(literal: string, line: number): Command {
    this.tokens.take();
    const test = this.#section("do", literal, line);
    const body = this.#section("done", literal, line);
    return { kind: "while", until: literal === "until", test, body, redirects: [], line };
  }

  #coprocess(name: string, start: number, line: number): Command {
    const body = this.#command();
    const source = this.reader.text.slice(start, this.tokens.end);
    return { kind: "coprocess", name, body, source, redirects: [], line };
  }

  /** Commands to a reserved word, which is taken: `expected`. */
  #section(expected: string, opener: string, line: number): List {
    return this.#sections([expected], opener, line).body;
  }

  #sections(expected: readonly string[], opener: string, line: number): { body: List; word: string } {
    const start = this.tokens.peek();
    const body = this.#list((token) => token.kind === "word" && expected.includes(token.literal ?? ""));
    const token = this.tokens.peek();
    if (token.kind === "end") {
      throw this.reader.problem({ kind: "end", expecting: expected[0]!, opened: { word: opener, line } });
    }
    const word = (token as { literal: string }).literal;
    if (body.length === 0) throw this.unexpected(token.kind === "word" ? token : start);
    this.tokens.take();
    return { body, word };
  }

  #if(line: number): Command {
    this.tokens.take();
    const clauses: { test: List; body: List }[] = [];
    for (;;) {
      const test = this.#section("then", "if", line);
      const { body, word } = this.#sections(["fi", "else", "elif"], "if", line);
      clauses.push({ test, body });
      if (word === "elif") continue;
      const otherwise = word === "else" ? this.#section("fi", "if", line) : undefined;
      return { kind: "if", clauses, otherwise, redirects: [], line };
    }
  }

  #for(line: number): Command {
    const kind = (this.tokens.take() as { literal: string }).literal as "for" | "select";
    this.reader.skipBlanks();
    if (kind === "for" && this.reader.rules.isBash && this.reader.startsWith("((")) {
      return this.#count(line);
    }
    const token = this.tokens.take();
    if (token.kind !== "word" || token.literal === undefined) throw this.unexpected(token);
    if (!/^[A-Za-z_]\w*$/.test(token.literal)) {
      throw this.reader.problem({ kind: "other", text: `\`${token.text}': not a valid identifier` });
    }
    this.#newlines();
    let words: Word[] | undefined;
    if (this.word("in")) {
      words = [];
      for (let next = this.tokens.peek(); next.kind === "word"; next = this.tokens.peek()) {
        words.push(next.word);
        this.tokens.take();
      }
      const next = this.tokens.peek();
      if (!this.operator(";") && next.kind !== "newline") throw this.unexpected(next);
    } else this.operator(";");
    return {
      kind,
      name: token.literal,
      words,
      body: this.#loopBody(kind, line),
      redirects: [],
      line,
    } as Command;
  }

  #loopBody(opener: string, line: number): List {
    this.#newlines();
    if (this.reader.rules.isBash && this.word("{")) return this.#section("}", "{", line);
    const token = this.tokens.peek();
    if (!this.word("do")) throw this.unexpected(token, "do");
    return this.#section("done", opener, line);
  }

  #count(line: number): Command {
    const text = readArithmetic(this.reader, 0);
    if (!text) throw this.reader.problem({ kind: "unclosed", closer: ")" });
    const parts = splitAtSemicolons(text);
    if (parts.length !== 3) {
      throw this.reader.problem({ kind: "other", text: "syntax error: arithmetic expression required" });
    }
    this.operator(";");
    const [first, test, next] = parts as [Word, Word, Word];
    return { kind: "count", first, test, next, body: this.#loopBody("for", line), redirects: [], line };
  }

  #case(line: number): Command {
    this.tokens.take();
    const token = this.tokens.take();
    if (token.kind !== "word") throw this.unexpected(token);
    this.#newlines();
    const next = this.tokens.peek();
    if (!this.word("in")) throw this.unexpected(next, "in");
    const clauses: { patterns: Word[]; body: List; end: CaseEnd }[] = [];
    for (;;) {
      this.#newlines();
      if (this.word("esac")) break;
      const patterns = this.#patterns(line);
      const body = this.#list((it) =>
        it.kind === "operator" && /^;[;&]/.test(it.text) || it.kind === "word" && it.literal === "esac"
      );
      const end = this.operator(";;") ?? this.operator(";&") ?? this.operator(";;&");
      clauses.push({ patterns, body, end: (end ?? ";;") as CaseEnd });
      if (this.tokens.peek().kind === "end") {
        throw this.reader.problem({ kind: "end", expecting: "esac", opened: { word: "case", line } });
      }
    }
    return { kind: "case", word: token.word, clauses, redirects: [], line };
  }

  #patterns(line: number): Word[] {
    this.operator("(");
    const patterns: Word[] = [];
    do {
      const token = this.tokens.take();
      if (token.kind === "end") {
        throw this.reader.problem({ kind: "end", expecting: "esac", opened: { word: "case", line } });
      }
      if (token.kind !== "word") throw this.unexpected(token);
      patterns.push(token.word);
    } while (this.operator("|"));
    const next = this.tokens.peek();
    if (!this.operator(")")) throw this.unexpected(next, ")");
    return patterns;
  }

  #parenthesis(line: number): Command {
    this.tokens.back();
    const text = this.reader.rules.isBash && this.reader.startsWith("((")
      ? readArithmetic(this.reader, 0)
      : undefined;
    if (text) {
      this.tokens.end = this.reader.at;
      return { kind: "arithmetic", text, redirects: [], line };
    }
    this.tokens.take();
    const body = this.#list((token) => token.kind === "operator" && token.text === ")");
    const token = this.tokens.peek();
    if (token.kind === "end") {
      throw this.reader.problem({ kind: "end", expecting: ")", opened: { word: "(", line } });
    }
    if (body.length === 0) throw this.unexpected(token);
    this.tokens.take();
    return { kind: "subshell", body, redirects: [], line };
  }

  #functionKeyword(start: number, line: number): Command {
    this.tokens.take();
    const name = this.tokens.take();
    if (name.kind !== "word") throw this.unexpected(name);
    if (this.operator("(") && !this.operator(")")) throw this.unexpected(this.tokens.peek());
    return this.#functionBody(name.text, start, line);
  }

  #functionOrNothing(token: Token & { kind: "word" }, line: number): Command | undefined {
    const at = this.reader.at;
    const found = this.reader.match(/[ \t]*\([ \t]*\)/y);
    if (!found) return undefined;
    if (token.literal === undefined || RESERVED.includes(token.literal)) {
      this.reader.at = at;
      return undefined;
    }
    this.tokens.take();
    return this.#functionBody(token.literal, token.start, line);
  }

  #functionBody(name: string, start: number, line: number): Command {
    this.#newlines();
    const bodyStart = this.tokens.peek(true);
    const body = this.#compound(bodyStart);
    if (!body) {
      if (this.reader.rules.isBash) throw this.unexpected(bodyStart);
      const simple = this.#command();
      return { kind: "function", name, body: simple, source: "", redirects: [], line };
    }
    this.redirects(body.redirects);
    const source = this.reader.text.slice(start, this.tokens.end);
    return { kind: "function", name, body, source, redirects: [], line };
  }

  #simple(): Command {
    const assignments = [];
    const words: SimpleWord[] = [];
    const redirects: Redirect[] = [];
    const { line } = this.tokens.peek(true);
    let declares = false;
    for (;;) {
      const token = this.tokens.peek(words.length === 0 || declares);
      if (token.kind === "assignment") {
        if (words.length === 0) assignments.push(token.assignment);
        else words.push({ assignment: token.assignment });
        this.tokens.take();
      } else if (token.kind === "word") {
        words.push(token.word);
        if (words.length === 1) declares = DECLARING.has(token.literal ?? "");
        this.tokens.take();
        if (words.length === 1 && this.is("(")) throw this.#unexpectedParenthesis();
      } else if (!this.redirect(redirects)) break;
    }
    if (assignments.length + words.length + redirects.length === 0) {
      throw this.unexpected(this.tokens.peek());
    }
    return { kind: "simple", assignments, words, redirects, line };
  }

  /** `echo (a)`: what follows is what bash complains about. */
  #unexpectedParenthesis(): ShellSyntaxError {
    this.tokens.take();
    const next = this.tokens.peek();
    if (next.kind === "operator" && next.text === ")") this.tokens.take();
    return this.unexpected(next.kind === "end" ? { ...next, kind: "operator", text: "(" } : next);
  }
}

/** Here-documents that wait for their text are those of the outer commands. */
function nestedList(reader: Reader): List {
  const outer = reader.pending.splice(0);
  const body = new Grammar(reader).nested();
  reader.pending.push(...outer);
  return body;
}
