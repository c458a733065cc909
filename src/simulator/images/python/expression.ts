/** Expressions of Python: parsed once, evaluated in a scope. */
import { calculate, compare } from "./operators.ts";
import { attributeOf } from "./methods.ts";
import { type Token, tokensOf } from "./tokens.ts";
import {
  Callable,
  isNumber,
  isTrue,
  iterated,
  lookedUp,
  PythonError,
  type PythonValue,
  textOf,
  Tuple,
  typeName,
} from "./value.ts";

/** Names and what they stand for. */
export type Scope = Map<string, PythonValue>;
export type Evaluate = (scope: Scope) => PythonValue;

/** @throws {PythonError} SyntaxError, or what its evaluation raises */
export function evaluate(text: string, scope: Scope): PythonValue {
  return parseExpression(text)(scope);
}

/** @throws {PythonError} SyntaxError; NotImplementedError: it is Python, but not known here */
export function parseExpression(text: string): Evaluate {
  return new Parser(tokensOf(text)).whole();
}

const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">=", "in", "is", "not"]);
const RESERVED = new Set(["and", "or", "not", "if", "else", "in", "is", "for"]);
const UNKNOWN = new Set(["lambda", "await", "yield"]);
/** Functions of the real one that are missing here. */
const MISSING = new Set([
  ..."open input isinstance set frozenset map filter next iter format eval exec compile globals locals vars dir"
    .split(" "),
  ..."getattr setattr hasattr callable id hash help divmod pow bytes bytearray complex slice super object"
    .split(" "),
  ..."oct ascii issubclass property staticmethod classmethod memoryview breakpoint __import__".split(" "),
]);
const CONSTANTS: Readonly<Record<string, PythonValue>> = { True: true, False: false, None: null };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Evaluate {
    const value = this.#list(() => this.#next.kind === "end");
    if (this.#next.kind !== "end") throw new PythonError("SyntaxError", "invalid syntax");
    return value;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  #is(text: string): boolean {
    const { kind } = this.#next;
    return (kind === "mark" || kind === "name") && this.#next.text === text;
  }

  #skip(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#skip(text)) throw new PythonError("SyntaxError", "invalid syntax");
  }

  /** One value, or with commas a tuple. */
  #list(isEnd: () => boolean): Evaluate {
    const first = this.#test();
    if (!this.#is(",")) return first;
    const items = [first];
    while (this.#skip(",") && !isEnd()) items.push(this.#test());
    return (scope) => new Tuple(items.map((item) => item(scope)));
  }

  #test(): Evaluate {
    const value = this.#or();
    if (!this.#skip("if")) return value;
    const condition = this.#or();
    this.#expect("else");
    const other = this.#test();
    return (scope) => isTrue(condition(scope)) ? value(scope) : other(scope);
  }

  #or(): Evaluate {
    let left = this.#and();
    while (this.#skip("or")) {
      const [before, right] = [left, this.#and()];
      left = (scope) => {
        const value = before(scope);
        return isTrue(value) ? value : right(scope);
      };
    }
    return left;
  }

  #and(): Evaluate {
    let left = this.#not();
    while (this.#skip("and")) {
      const [before, right] = [left, this.#not()];
      left = (scope) => {
        const value = before(scope);
        return isTrue(value) ? right(scope) : value;
      };
    }
    return left;
  }

  #not(): Evaluate {
    if (!this.#skip("not")) return this.#comparison();
    const value = this.#not();
    return (scope) => !isTrue(value(scope));
  }

  #comparison(): Evaluate {
    const first = this.#sum();
    const rest: [operator: string, right: Evaluate][] = [];
    while (this.#next.kind !== "text" && COMPARISONS.has(this.#next.text)) {
      let operator = this.#tokens[this.#at++]!.text;
      if (operator === "not") this.#expect("in");
      if (operator === "not") operator = "not in";
      if (operator === "is" && this.#skip("not")) operator = "is not";
      rest.push([operator, this.#sum()]);
    }
    if (rest.length === 0) return first;
    return (scope) => {
      let left = first(scope);
      return rest.every(([operator, right]) => {
        const before = left;
        left = right(scope);
        return compare(operator, before, left);
      });
    };
  }

  #sum(): Evaluate {
    return this.#chain(["+", "-"], () => this.#product());
  }

  #product(): Evaluate {
    return this.#chain(["*", "/", "//", "%"], () => this.#signed());
  }

  #chain(operators: readonly string[], operand: () => Evaluate): Evaluate {
    let left = operand();
    while (this.#next.kind === "mark" && operators.includes(this.#next.text)) {
      const operator = this.#tokens[this.#at++]!.text;
      const [before, right] = [left, operand()];
      left = (scope) => calculate(operator, before(scope), right(scope));
    }
    return left;
  }

  #signed(): Evaluate {
    if (this.#skip("+")) return this.#signed();
    if (!this.#skip("-")) return this.#power();
    const value = this.#signed();
    return (scope) => {
      const one = value(scope);
      if (typeof one === "number") return -one;
      if (isNumber(one)) return -BigInt(one);
      throw new PythonError("TypeError", `bad operand type for unary -: '${typeName(one)}'`);
    };
  }

  #power(): Evaluate {
    const base = this.#postfix();
    if (!this.#skip("**")) return base;
    const exponent = this.#signed();
    return (scope) => calculate("**", base(scope), exponent(scope));
  }

  #postfix(): Evaluate {
    let value = this.#atom();
    for (;;) {
      const before = value;
      if (this.#skip(".")) {
        const name = this.#tokens[this.#at++]!.text;
        value = (scope) => attributeOf(before(scope), name);
      } else if (this.#skip("(")) value = this.#called(before);
      else if (this.#skip("[")) value = this.#indexed(before);
      else return value;
    }
  }

  #called(target: Evaluate): Evaluate {
    const given: Evaluate[] = [];
    const named: [string, Evaluate][] = [];
    while (!this.#skip(")")) {
      const [name, mark] = [this.#next, this.#tokens[this.#at + 1]];
      if (name.kind === "name" && mark?.text === "=" && mark.kind === "mark") {
        this.#at += 2;
        named.push([name.text, this.#test()]);
      } else {
        const item = this.#test();
        given.push(this.#is("for") ? this.#comprehension(item) : item);
      }
      if (!this.#is(")")) this.#expect(",");
    }
    return (scope) => {
      const callable = target(scope);
      if (!(callable instanceof Callable)) {
        throw new PythonError("TypeError", `'${typeName(callable)}' object is not callable`);
      }
      return callable.call(
        given.map((one) => one(scope)),
        new Map(named.map(([name, one]) => [name, one(scope)])),
      );
    };
  }

  #indexed(target: Evaluate): Evaluate {
    const part = () => this.#is(":") || this.#is("]") ? undefined : this.#list(() => this.#is("]"));
    const from = part();
    if (!this.#skip(":")) {
      this.#expect("]");
      if (!from) throw new PythonError("SyntaxError", "invalid syntax");
      return (scope) => itemAt(target(scope), from(scope));
    }
    const to = part();
    this.#expect("]");
    return (scope) => {
      const whole = target(scope);
      const [start, end] = [from, to].map((one) => one && Number(one(scope)));
      if (typeof whole === "string") return whole.slice(start, end);
      const items = iterated(whole).slice(start, end);
      return whole instanceof Tuple ? new Tuple(items) : items;
    };
  }

  #atom(): Evaluate {
    const token = this.#tokens[this.#at++]!;
    switch (token.kind) {
      case "number": {
        const value = numberOf(token.text);
        return () => value;
      }
      case "text":
        return this.#texts(token.text);
      case "name":
        return named(token.text);
    }
    if (token.text === "(") return this.#group();
    if (token.text === "[") {
      const items = this.#items("]");
      return (scope) => items(scope);
    }
    if (token.text === "{") return this.#dictionary();
    throw new PythonError("SyntaxError", "invalid syntax");
  }

  #texts(first: string): Evaluate {
    const parts = [textLiteral(first)];
    while (this.#next.kind === "text") parts.push(textLiteral(this.#tokens[this.#at++]!.text));
    return (scope) => parts.map((part) => part(scope)).join("");
  }

  #group(): Evaluate {
    if (this.#skip(")")) return () => new Tuple([]);
    const value = this.#list(() => this.#is(")"));
    const all = this.#is("for") ? this.#comprehension(value) : value;
    this.#expect(")");
    return all;
  }

  #items(end: string): (scope: Scope) => PythonValue[] {
    if (this.#skip(end)) return () => [];
    const items = [this.#test()];
    if (this.#is("for")) {
      const all = this.#comprehension(items[0]!);
      this.#expect(end);
      return all;
    }
    while (this.#skip(",") && !this.#is(end)) items.push(this.#test());
    this.#expect(end);
    return (scope) => items.map((item) => item(scope));
  }

  /** `… for NAME in VALUES if CONDITION` */
  #comprehension(item: Evaluate): (scope: Scope) => PythonValue[] {
    this.#expect("for");
    const name = this.#tokens[this.#at++]!.text;
    this.#expect("in");
    const values = this.#or();
    const condition = this.#skip("if") ? this.#or() : undefined;
    return (scope) =>
      iterated(values(scope)).flatMap((value) => {
        const inner = new Map(scope).set(name, value);
        return !condition || isTrue(condition(inner)) ? [item(inner)] : [];
      });
  }

  #dictionary(): Evaluate {
    const pairs: [Evaluate, Evaluate][] = [];
    while (!this.#skip("}")) {
      const key = this.#test();
      if (!this.#is(":")) {
        throw new PythonError("NotImplementedError", "sets are not known to this simulated python");
      }
      this.#expect(":");
      pairs.push([key, this.#test()]);
      if (!this.#is("}")) this.#expect(",");
    }
    return (scope) => new Map(pairs.map(([key, value]) => [key(scope), value(scope)]));
  }
}

function named(name: string): Evaluate {
  if (Object.hasOwn(CONSTANTS, name)) return () => CONSTANTS[name]!;
  if (UNKNOWN.has(name)) {
    throw new PythonError("NotImplementedError", `${name} is not known to this simulated python`);
  }
  if (RESERVED.has(name)) throw new PythonError("SyntaxError", "invalid syntax");
  return (scope) => {
    const value = scope.get(name);
    if (value === undefined && MISSING.has(name)) {
      throw new PythonError("NotImplementedError", `${name}() is not known to this simulated python`);
    }
    if (value === undefined) throw new PythonError("NameError", `name '${name}' is not defined`);
    return value;
  };
}

function numberOf(text: string): bigint | number {
  const plain = text.replaceAll("_", "");
  return /^(0[xX][\da-fA-F]+|\d+)$/.test(plain) ? BigInt(plain) : Number(plain);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

function textLiteral(literal: string): Evaluate {
  const kind = /^[a-zA-Z]?/.exec(literal)![0].toLowerCase();
  const inside = literal.slice(kind.length + 1, -1);
  const text = kind === "r"
    ? inside
    : inside.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
  if (kind !== "f") return () => text;
  const parts = text.split(/(\{\{|\}\}|\{[^{}]*\})/).map((part): Evaluate => {
    if (!/^\{[^{]/.test(part)) return () => part.replace(/^\{\{$/, "{").replace(/^\}\}$/, "}");
    const [, inner = "", format] = /^\{(.*?)(?::([^:'"\]]*))?\}$/s.exec(part) ?? [];
    const value = parseExpression(inner);
    return (scope) => formatted(value(scope), format ?? "");
  });
  return (scope) => parts.map((part) => part(scope)).join("");
}

/** `{price:.2f}`, `{name:>10}` */
function formatted(value: PythonValue, format: string): string {
  const [, align, width = "0", precision, type] = /^([<>^]?)(\d*)(?:\.(\d+))?([fds]?)$/.exec(format) ?? [];
  if (align === undefined) {
    throw new PythonError(
      "NotImplementedError",
      `the format '${format}' is not known to this simulated python`,
    );
  }
  const text = type === "f" || precision !== undefined && typeof value === "number"
    ? Number(value).toFixed(Number(precision ?? 6))
    : textOf(value);
  const space = Math.max(0, Number(width) - text.length);
  if (align === "^") return " ".repeat(Math.floor(space / 2)) + text + " ".repeat(Math.ceil(space / 2));
  return align === ">" || align === "" && isNumber(value)
    ? " ".repeat(space) + text
    : text + " ".repeat(space);
}

function itemAt(whole: PythonValue, index: PythonValue): PythonValue {
  if (whole instanceof Map) {
    const value = lookedUp(whole, index);
    if (value === undefined) {
      throw new PythonError("KeyError", typeof index === "string" ? `'${index}'` : textOf(index));
    }
    return value;
  }
  const items = iterated(whole);
  const item = items.at(Number(index));
  if (item === undefined) throw new PythonError("IndexError", `${typeName(whole)} index out of range`);
  return item;
}
