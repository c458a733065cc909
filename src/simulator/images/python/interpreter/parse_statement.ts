/** Statements and blocks. */
import { assignedNames, yieldIn } from "./assigned_names.ts";
import { withoutMisplaced } from "./misplaced.ts";
import { ExpressionParser } from "./parse_expression.ts";
import { SourceError } from "./source_error.ts";
import type { Argument, Body, Expression, Handler, Statement, StatementKind } from "./syntax.ts";
import { TokenReader } from "./token_reader.ts";
import type { Token } from "./tokens.ts";

/** @throws {SourceError} */
export function parsePython(text: string): Body {
  return withoutMisplaced(new Parser(new TokenReader(text)).all());
}

const CHANGES = new Set(["+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", ">>=", "<<=", "@="]);

class Parser {
  readonly #reader: TokenReader;
  readonly #expressions: ExpressionParser;

  constructor(reader: TokenReader) {
    this.#reader = reader;
    this.#expressions = new ExpressionParser(reader);
  }

  all(): Body {
    const body: Statement[] = [];
    while (this.#reader.next.kind !== "end") {
      if (this.#reader.next.kind === "indent") {
        this.#reader.fail("unexpected indent", this.#reader.ahead(1), "IndentationError");
      }
      body.push(...this.#statements());
    }
    return body;
  }

  /** A block, or the simple statements of a line. */
  #statements(): Statement[] {
    const reader = this.#reader;
    const start = reader.next;
    const compound = this.#compound(start);
    if (compound) return [this.#made(start, compound)];
    const found: Statement[] = [];
    do {
      const first = reader.next;
      if (first.kind === "newline") break;
      found.push(this.#made(first, this.#simple()));
    } while (reader.skip(";"));
    if (!reader.skipKind("newline")) this.#unfinished(found.at(-1));
    return found;
  }

  /** Two expressions without anything between. */
  #unfinished(last: Statement | undefined): never {
    const reader = this.#reader;
    if (last?.kind === "expression" && last.value.kind === "name" && /^(print|exec)$/.test(last.value.name)) {
      const { name, line, from } = last.value;
      const end = reader.next.endLine === line ? reader.next.to : from + name.length;
      throw new SourceError(
        `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`,
        line,
        from,
        end,
      );
    }
    return reader.fail("invalid syntax");
  }

  #made(start: Token, kind: StatementKind): Statement {
    return { line: start.line, span: this.#reader.span(start), ...kind };
  }

  #compound(start: Token): StatementKind | undefined {
    if (start.text === "@" && start.kind === "mark") return this.#decorated();
    if (start.kind !== "name") return undefined;
    switch (start.text) {
      case "if":
        return this.#if();
      case "while":
        return this.#while();
      case "for":
        return this.#for();
      case "try":
        return this.#try();
      case "with":
        return this.#with();
      case "def":
        return this.#function([]);
      case "class":
        return this.#class([]);
      case "async":
        this.#reader.take();
        return this.#compound(this.#reader.next);
      case "match":
        return this.#match();
      default:
        return undefined;
    }
  }

  /** Behind a block's head: its colon and what it holds. */
  #block(what: string, line: number): Body {
    const reader = this.#reader;
    const isAlwaysNamed = /^(function|'(else|try|finally)')/.test(what) || reader.next.kind === "newline";
    reader.expect(":", isAlwaysNamed ? "expected ':'" : "invalid syntax");
    if (!reader.skipKind("newline")) return this.#statements();
    if (!reader.skipKind("indent")) {
      const words = `expected an indented block after ${what} on line ${line}`;
      reader.fail(words, reader.next, "IndentationError");
    }
    const body: Statement[] = [];
    while (!reader.skipKind("dedent")) {
      if (reader.next.kind === "indent") {
        reader.fail("unexpected indent", reader.ahead(1), "IndentationError");
      }
      if (reader.next.kind === "end") break;
      body.push(...this.#statements());
    }
    return body;
  }

  #if(): StatementKind {
    const reader = this.#reader;
    const { line, text } = reader.take();
    const test = this.#condition();
    const body = this.#block(`'${text}' statement`, line);
    const next = reader.next;
    if (reader.is("elif")) return { kind: "if", test, body, otherwise: [this.#made(next, this.#if())] };
    return { kind: "if", test, body, otherwise: this.#else() };
  }

  #condition(): Expression {
    const test = this.#expressions.named();
    if (this.#reader.is("=")) {
      this.#reader.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", this.#reader.last);
    }
    return test;
  }

  #else(): Body {
    const { line } = this.#reader.next;
    return this.#reader.skip("else") ? this.#block("'else' statement", line) : [];
  }

  #while(): StatementKind {
    const { line } = this.#reader.take();
    const test = this.#condition();
    const body = this.#block("'while' statement", line);
    return { kind: "while", test, body, otherwise: this.#else() };
  }

  #for(): StatementKind {
    const { line } = this.#reader.take();
    const target = this.#expressions.targets();
    this.#reader.expect("in");
    const items = this.#expressions.list();
    const body = this.#block("'for' statement", line);
    return { kind: "for", target, items, body, otherwise: this.#else() };
  }

  #try(): StatementKind {
    const reader = this.#reader;
    const { line } = reader.take();
    const body = this.#block("'try' statement", line);
    const handlers: Handler[] = [];
    while (reader.is("except")) {
      const { line: row } = reader.take();
      reader.skip("*");
      const type = reader.is(":") ? {} : { type: this.#expressions.list() };
      const name = reader.skip("as") ? { name: reader.name() } : {};
      handlers.push({ ...type, ...name, body: this.#block("'except' statement", row) });
    }
    const otherwise = this.#else();
    const { line: end } = reader.next;
    const last = reader.skip("finally") ? this.#block("'finally' statement", end) : [];
    if (handlers.length === 0 && last.length === 0) reader.fail("expected 'except' or 'finally' block");
    return { kind: "try", body, handlers, otherwise, last };
  }

  #with(): StatementKind {
    const reader = this.#reader;
    const { line } = reader.take();
    const isGrouped = reader.is("(") && this.#isGroupedWith();
    if (isGrouped) reader.take();
    const items: { value: Expression; target?: Expression }[] = [];
    do {
      if (reader.is(")")) break;
      const value = this.#expressions.test();
      items.push({ value, ...(reader.skip("as") ? { target: this.#expressions.target() } : {}) });
    } while (reader.skip(","));
    if (isGrouped) reader.expect(")");
    return { kind: "with", items, body: this.#block("'with' statement", line) };
  }

  #isGroupedWith(): boolean {
    for (let at = 1, depth = 1; depth > 0; at++) {
      const { text, kind } = this.#reader.ahead(at);
      if (kind === "end") return false;
      if (kind === "mark" && "([{".includes(text)) depth++;
      if (kind === "mark" && ")]}".includes(text)) depth--;
      if (depth === 1 && kind === "name" && text === "as") return true;
    }
    return false;
  }

  #decorated(): StatementKind {
    const reader = this.#reader;
    const decorators: Expression[] = [];
    while (reader.skip("@")) {
      decorators.push(this.#expressions.named());
      if (!reader.skipKind("newline")) reader.fail("invalid syntax");
    }
    reader.skip("async");
    if (reader.is("def")) return this.#function(decorators);
    if (reader.is("class")) return this.#class(decorators);
    return reader.fail("invalid syntax");
  }

  #function(decorators: readonly Expression[]): StatementKind {
    const reader = this.#reader;
    const { line } = reader.take();
    const name = reader.name();
    reader.expect("(", "expected '('");
    const parameters = this.#expressions.parameters(")");
    reader.expect(")");
    if (reader.skip("->")) this.#expressions.test();
    const body = this.#block("function definition", line);
    const locals = assignedNames(body);
    for (const { name: own } of parameters) locals.add(own);
    const isGenerator = yieldIn(body) !== undefined;
    return { kind: "function", name, parameters, body, decorators, locals, isGenerator };
  }

  #class(decorators: readonly Expression[]): StatementKind {
    const reader = this.#reader;
    const { line } = reader.take();
    const name = reader.name();
    const bases: Argument[] = reader.skip("(") ? this.#expressions.arguments() : [];
    return { kind: "class", name, bases, body: this.#block("class definition", line), decorators };
  }

  /** `match` is a name unless a subject and a block follow. */
  #match(): StatementKind | undefined {
    const reader = this.#reader;
    const start = reader.position;
    const { line } = reader.take();
    try {
      const subject = this.#expressions.list();
      if (!reader.skip(":") || !reader.skipKind("newline") || !reader.skipKind("indent")) {
        throw new Error("a name");
      }
      const cases: { pattern: Expression; guard?: Expression; body: Body }[] = [];
      while (!reader.skipKind("dedent")) {
        reader.expect("case");
        const pattern = this.#expressions.pattern();
        const guard = reader.skip("if") ? { guard: this.#expressions.named() } : {};
        cases.push({ pattern, ...guard, body: this.#block("'case' statement", line) });
      }
      return { kind: "match", subject, cases };
    } catch (error) {
      if (error instanceof SourceError && reader.position > start + 4) throw error;
      reader.position = start;
      return undefined;
    }
  }

  #simple(): StatementKind {
    const reader = this.#reader;
    const { text, kind } = reader.next;
    if (kind !== "name") return this.#expression();
    switch (text) {
      case "pass":
      case "break":
      case "continue":
        reader.take();
        return { kind: text };
      case "return": {
        reader.take();
        return { kind: "return", ...(this.#isEnd ? {} : { value: this.#expressions.list() }) };
      }
      case "raise":
        return this.#raise();
      case "del":
        reader.take();
        return { kind: "delete", targets: itemsOf(this.#expressions.list()) };
      case "assert": {
        reader.take();
        const test = this.#expressions.test();
        return { kind: "assert", test, ...(reader.skip(",") ? { message: this.#expressions.test() } : {}) };
      }
      case "global":
      case "nonlocal": {
        reader.take();
        const names = [reader.name()];
        while (reader.skip(",")) names.push(reader.name());
        return { kind: text, names };
      }
      case "import":
        reader.take();
        return { kind: "import", names: this.#imported(() => this.#dotted()) };
      case "from":
        return this.#from();
      default:
        return this.#expression();
    }
  }

  get #isEnd(): boolean {
    return this.#reader.next.kind === "newline" || this.#reader.is(";");
  }

  #raise(): StatementKind {
    this.#reader.take();
    if (this.#isEnd) return { kind: "raise" };
    const value = this.#expressions.test();
    return {
      kind: "raise",
      value,
      ...(this.#reader.skip("from") ? { cause: this.#expressions.test() } : {}),
    };
  }

  #dotted(): string {
    let name = this.#reader.name();
    while (this.#reader.skip(".")) name += `.${this.#reader.name()}`;
    return name;
  }

  #imported(read: () => string): { name: string; as?: string }[] {
    const names: { name: string; as?: string }[] = [];
    do {
      if (this.#reader.is(")")) break;
      const name = this.#reader.skip("*") ? "*" : read();
      names.push({ name, ...(this.#reader.skip("as") ? { as: this.#reader.name() } : {}) });
    } while (this.#reader.skip(","));
    return names;
  }

  #from(): StatementKind {
    const reader = this.#reader;
    reader.take();
    let module = "";
    while (reader.is(".") || reader.is("...")) module += reader.take().text;
    if (!reader.is("import")) module += this.#dotted();
    reader.expect("import");
    const isGrouped = reader.skip("(");
    const names = this.#imported(() => reader.name());
    if (isGrouped) reader.expect(")");
    return { kind: "from", module, names };
  }

  #expression(): StatementKind {
    const reader = this.#reader;
    const value = this.#expressions.list();
    if (reader.next.kind === "mark" && CHANGES.has(reader.next.text)) {
      const operator = reader.take().text.slice(0, -1);
      return { kind: "change", target: this.#target(value), operator, value: this.#expressions.list() };
    }
    if (reader.skip(":")) {
      this.#expressions.test();
      return {
        kind: "annotate",
        target: value,
        ...(reader.skip("=") ? { value: this.#expressions.list() } : {}),
      };
    }
    if (!reader.is("=")) return { kind: "expression", value };
    const targets = [this.#target(value)];
    let last = value;
    while (reader.skip("=")) {
      last = this.#expressions.list();
      if (reader.is("=")) targets.push(this.#target(last));
    }
    return { kind: "assign", targets, value: last };
  }

  /** @throws {SourceError} one cannot assign to it */
  #target(target: Expression): Expression {
    if (target.kind === "tuple" || target.kind === "list") target.items.forEach((item) => this.#target(item));
    const names: Record<string, string> = {
      value: "literal",
      call: "function call",
      binary: "expression",
      compare: "comparison",
    };
    const what = names[target.kind];
    if (what === undefined) return target;
    const shown = target.kind === "value" && (target.value === null || typeof target.value === "boolean")
      ? { null: "None", true: "True", false: "False" }[String(target.value)]!
      : what;
    const here = shown === what ? " here. Maybe you meant '==' instead of '='?" : "";
    throw new SourceError(`cannot assign to ${shown}${here}`, target.line, target.from, target.to);
  }
}

function itemsOf(target: Expression): readonly Expression[] {
  return target.kind === "tuple" ? target.items : [target];
}
