/** Expressions, as the grammar of Python has them, from the loosest to the tightest. */
import { CONSTANTS, LEVELS, numberOf } from "./operators.ts";
import { bytesOfLiteral, readText } from "./text_literal.ts";
import { SourceError } from "./source_error.ts";
import { parseParameters } from "./parse_parameters.ts";
import type { Argument, Expression, ExpressionKind, Loop, Parameter, Span } from "./syntax.ts";
import { KEYWORDS, TokenReader } from "./token_reader.ts";
import type { Token } from "./tokens.ts";

export class ExpressionParser {
  constructor(readonly reader: TokenReader) {}

  #made(start: Token | Span, kind: ExpressionKind, anchor?: readonly [number, number]): Expression {
    return { ...this.reader.span(start, anchor), ...kind };
  }

  /** One expression, or with commas a tuple. */
  list(): Expression {
    const start = this.reader.next;
    const first = this.#starred();
    if (!this.reader.is(",")) return first;
    const items = [first];
    while (this.reader.skip(",") && this.#isStart()) items.push(this.#starred());
    return this.#made(start, { kind: "tuple", items });
  }

  #isStart(): boolean {
    const { kind, text } = this.reader.next;
    if (kind === "number" || kind === "string") return true;
    if (kind === "name") {
      return !KEYWORDS.has(text) || /^(None|True|False|not|lambda|await|yield)$/.test(text);
    }
    return kind === "mark" && ["(", "[", "{", "-", "+", "~", "*", "..."].includes(text);
  }

  #starred(): Expression {
    const start = this.reader.next;
    if (!this.reader.skip("*")) return this.named();
    return this.#made(start, { kind: "star", value: this.#level(0) });
  }

  /** `name := value` too. */
  named(): Expression {
    const start = this.reader.next;
    if (start.kind === "name" && !KEYWORDS.has(start.text) && this.reader.ahead(1).text === ":=") {
      const name = this.reader.name();
      this.reader.take();
      return this.#made(start, { kind: "assign", name, value: this.test() });
    }
    return this.test();
  }

  test(): Expression {
    const { reader } = this;
    const start = reader.next;
    if (reader.is("lambda")) return this.#lambda();
    if (reader.is("yield")) return this.#yield();
    const yes = this.#or();
    if (!reader.is("if")) return yes;
    reader.take();
    const test = this.#or();
    reader.expect("else", "expected 'else' after 'if' expression");
    return this.#made(start, { kind: "choice", test, yes, no: this.test() });
  }

  #yield(): Expression {
    const start = this.reader.take();
    if (this.reader.skip("from")) {
      return this.#made(start, { kind: "yield", value: this.test(), isFrom: true });
    }
    const value = this.#isStart() ? { value: this.list() } : {};
    return this.#made(start, { kind: "yield", ...value, isFrom: false });
  }

  #lambda(): Expression {
    const start = this.reader.take();
    const parameters = this.parameters(":");
    this.reader.expect(":", "expected ':'");
    return this.#made(start, { kind: "lambda", parameters, body: this.test() });
  }

  /** Up to `)` or `:`. */
  parameters(end: ")" | ":"): Parameter[] {
    return parseParameters(this.reader, end, () => this.test());
  }

  target(): Expression {
    return this.#postfix();
  }

  /** What stands behind `case`. */
  pattern(): Expression {
    const start = this.reader.next;
    const one = () => {
      const from = this.reader.next;
      return this.reader.skip("*")
        ? this.#made(from, { kind: "star", value: this.#level(0) })
        : this.#level(0);
    };
    const first = one();
    if (!this.reader.is(",")) return first;
    const items = [first];
    while (this.reader.skip(",") && !this.reader.is(":")) items.push(one());
    return this.#made(start, { kind: "tuple", items });
  }

  #or(): Expression {
    const start = this.reader.next;
    let left = this.#and();
    while (this.reader.skip("or")) left = this.#made(start, { kind: "or", left, right: this.#and() });
    return left;
  }

  #and(): Expression {
    const start = this.reader.next;
    let left = this.#not();
    while (this.reader.skip("and")) left = this.#made(start, { kind: "and", left, right: this.#not() });
    return left;
  }

  #not(): Expression {
    const start = this.reader.next;
    if (this.reader.skip("not")) {
      return this.#made(start, { kind: "unary", operator: "not", value: this.#not() });
    }
    return this.#comparison();
  }

  #comparison(): Expression {
    const start = this.reader.next;
    const first = this.#level(0);
    const rest: { operator: string; value: Expression }[] = [];
    for (let operator = this.reader.comparison(); operator; operator = this.reader.comparison()) {
      rest.push({ operator, value: this.#level(0) });
    }
    return rest.length === 0 ? first : this.#made(start, { kind: "compare", first, rest });
  }

  #level(depth: number): Expression {
    const operators = LEVELS[depth];
    if (!operators) return this.#unary();
    const start = this.reader.next;
    let left = this.#level(depth + 1);
    while (this.reader.next.kind === "mark" && operators.includes(this.reader.next.text)) {
      const { text: operator, from, to } = this.reader.take();
      const right = this.#level(depth + 1);
      left = this.#made(start, { kind: "binary", operator, left, right }, [from, to]);
    }
    return left;
  }

  #unary(): Expression {
    const start = this.reader.next;
    for (const operator of ["-", "+", "~"]) {
      if (this.reader.skip(operator)) {
        return this.#made(start, { kind: "unary", operator, value: this.#unary() });
      }
    }
    return this.#power();
  }

  #power(): Expression {
    const start = this.reader.next;
    if (this.reader.skip("await")) return this.#made(start, { kind: "await", value: this.#power() });
    const left = this.#postfix();
    if (!this.reader.is("**")) return left;
    const { from, to } = this.reader.take();
    return this.#made(start, { kind: "binary", operator: "**", left, right: this.#unary() }, [from, to]);
  }

  #postfix(): Expression {
    const { reader } = this;
    const start = reader.next;
    let value = this.#atom();
    while (reader.next.kind === "mark") {
      const open = reader.next;
      if (reader.skip(".")) value = this.#made(start, { kind: "attribute", of: value, name: reader.name() });
      else if (reader.skip("(")) {
        const given = this.arguments();
        value = this.#made(start, { kind: "call", callee: value, given }, [open.from, reader.last.to]);
      } else if (reader.skip("[")) {
        const key = this.#subscript();
        reader.expect("]");
        value = this.#made(start, { kind: "item", of: value, key }, [open.from, reader.last.to]);
      } else break;
    }
    return value;
  }

  /** Behind the bracket, to its end. */
  arguments(): Argument[] {
    const { reader } = this;
    const given: Argument[] = [];
    while (!reader.is(")")) {
      const start = reader.next;
      if (reader.skip("**")) given.push({ value: this.test(), spread: "**" });
      else if (reader.skip("*")) given.push({ value: this.test(), spread: "*" });
      else if (start.kind === "name" && reader.ahead(1).text === "=" && reader.ahead(1).kind === "mark") {
        const name = reader.name();
        reader.take();
        const value = this.test();
        if (given.some((one) => one.name === name)) {
          throw new SourceError(`keyword argument repeated: ${name}`, start.line, start.from, value.to);
        }
        given.push({ value, name });
      } else {
        const value = this.named();
        const loops = this.#loops();
        if (given.some(({ name }) => name !== undefined) && loops.length === 0) {
          reader.fail("positional argument follows keyword argument", reader.next);
        }
        given.push({
          value: loops.length > 0
            ? this.#made(start, { kind: "each", makes: "generator", value, loops })
            : value,
        });
      }
      this.#comma(given.at(-1)!.value, ")");
    }
    reader.take();
    return given;
  }

  /** Behind what stands in brackets: a comma, or their end. */
  #comma(before: Expression, end: string): void {
    const { reader } = this;
    if (reader.skip(",") || reader.is(end)) return;
    const isPrefix = before.kind === "name" && reader.next.kind === "string";
    if (isPrefix || !this.#isStart()) reader.fail("invalid syntax");
    const { line, from } = before;
    const { to, endLine } = this.test();
    const words = "invalid syntax. Perhaps you forgot a comma?";
    throw new SourceError(words, line, from, endLine === line ? to : before.to);
  }

  #subscript(): Expression {
    const start = this.reader.next;
    const first = this.#slice();
    if (!this.reader.is(",")) return first;
    const items = [first];
    while (this.reader.skip(",") && !this.reader.is("]")) items.push(this.#slice());
    return this.#made(start, { kind: "tuple", items });
  }

  #slice(): Expression {
    const { reader } = this;
    const start = reader.next;
    const isEnd = () => reader.is(":") || reader.is("]") || reader.is(",");
    const from = isEnd() ? undefined : this.named();
    if (!reader.skip(":")) return from ?? reader.fail("invalid syntax");
    const to = isEnd() ? undefined : this.test();
    const step = reader.skip(":") && !isEnd() ? this.test() : undefined;
    const parts = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(step ? { step } : {}) };
    return this.#made(start, { kind: "slice", parts });
  }

  #atom(): Expression {
    const { reader } = this;
    const start = reader.next;
    if (start.kind === "number") {
      return this.#made(reader.take(), { kind: "value", value: numberOf(start.text) });
    }
    if (start.kind === "string") return this.#texts();
    if (start.kind === "name") return this.#word();
    if (reader.skip("...")) return this.#made(start, { kind: "value", value: "...", isEllipsis: true });
    if (reader.skip("(")) return this.#parentheses(start);
    if (reader.skip("[")) return this.#brackets(start);
    if (reader.skip("{")) return this.#braces(start);
    return reader.fail("invalid syntax");
  }

  #word(): Expression {
    const start = this.reader.next;
    const constant = CONSTANTS.get(start.text);
    if (constant !== undefined) {
      this.reader.take();
      return this.#made(start, { kind: "value", value: constant });
    }
    return this.#made(start, { kind: "name", name: this.reader.name() });
  }

  #parentheses(start: Token): Expression {
    const { reader } = this;
    if (reader.skip(")")) return this.#made(start, { kind: "tuple", items: [] });
    const first = this.#starred();
    const loops = this.#loops();
    if (loops.length > 0) {
      reader.expect(")");
      return this.#made(start, { kind: "each", makes: "generator", value: first, loops });
    }
    const items = [first];
    let isTuple = false;
    while (reader.skip(",")) {
      isTuple = true;
      if (!reader.is(")")) items.push(this.#starred());
    }
    this.#comma(items.at(-1)!, ")");
    reader.take();
    return isTuple ? this.#made(start, { kind: "tuple", items }) : { ...first };
  }

  #brackets(start: Token): Expression {
    const { reader } = this;
    const items: Expression[] = [];
    while (!reader.is("]")) {
      const value = this.#starred();
      const loops = items.length === 0 ? this.#loops() : [];
      if (loops.length > 0) {
        reader.expect("]");
        return this.#made(start, { kind: "each", makes: "list", value, loops });
      }
      items.push(value);
      this.#comma(value, "]");
    }
    reader.take();
    return this.#made(start, { kind: "list", items });
  }

  #braces(start: Token): Expression {
    const { reader } = this;
    const rows: { key: Expression | undefined; value: Expression }[] = [];
    const items: Expression[] = [];
    while (!reader.is("}")) {
      if (reader.skip("**")) rows.push({ key: undefined, value: this.#level(0) });
      else {
        const key = this.#starred();
        const value = reader.skip(":") ? this.test() : undefined;
        const loops = rows.length + items.length === 0 ? this.#loops() : [];
        if (loops.length > 0) {
          reader.expect("}");
          if (!value) return this.#made(start, { kind: "each", makes: "set", value: key, loops });
          return this.#made(start, { kind: "each", makes: "dict", key, value, loops });
        }
        if (value) rows.push({ key, value });
        else items.push(key);
      }
      this.#comma(rows.at(-1)?.value ?? items.at(-1)!, "}");
    }
    reader.take();
    return this.#made(start, items.length > 0 ? { kind: "set", items } : { kind: "dict", rows });
  }

  #loops(): Loop[] {
    const loops: Loop[] = [];
    while (this.reader.is("for") || (this.reader.is("async") && this.reader.ahead(1).text === "for")) {
      this.reader.skip("async");
      this.reader.take();
      const target = this.targets();
      this.reader.expect("in");
      const items = this.#or();
      const tests: Expression[] = [];
      while (this.reader.skip("if")) tests.push(this.#or());
      loops.push({ target, items, tests });
    }
    return loops;
  }

  /** What `for` and the like assign to. */
  targets(): Expression {
    const start = this.reader.next;
    const one = () => this.reader.is("*") ? this.#starred() : this.#postfix();
    const first = one();
    if (!this.reader.is(",")) return first;
    const items = [first];
    while (this.reader.skip(",") && !this.reader.is("in") && !this.reader.is("=")) items.push(one());
    return this.#made(start, { kind: "tuple", items });
  }

  #texts(): Expression {
    const { reader } = this;
    const start = reader.next;
    const parts: (string | Extract<ExpressionKind, { kind: "text" }>["parts"][number])[] = [];
    let isBytes = false;
    while (reader.next.kind === "string") {
      const token = reader.take();
      const read = readText(
        token,
        (text, { line }, from) => expressionWithin(text, line, from),
        (message) => reader.fail(message, token),
      );
      isBytes = read.isBytes;
      parts.push(...read.parts);
    }
    if (isBytes) return this.#made(start, { kind: "value", value: bytesOfLiteral(parts.join("")) });
    if (parts.every((part) => typeof part === "string")) {
      return this.#made(start, { kind: "value", value: parts.join("") });
    }
    return this.#made(start, { kind: "text", parts });
  }
}

/** An expression in an f-string. */
function expressionWithin(text: string, line: number, from: number): Expression {
  const parser = new ExpressionParser(
    new TokenReader(`(${text.trim()})`, { line: line - 1, from: from - 1 }),
  );
  return parser.list();
}
