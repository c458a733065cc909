/** The expressions of a program, by the precedence that POSIX gives them. */
import type { Expression, Target } from "./syntax.ts";
import { AwkSyntaxError, type Token, Tokens } from "./tokens.ts";

interface Limits {
  /** After `print`, `>` names a file. */
  noGreater?: boolean;
  /** In `for (x in …)`. */
  noIn?: boolean;
}

const ASSIGNING = new Set(["=", "+=", "-=", "*=", "/=", "%=", "^="]);
const COMPARING = new Set(["<", "<=", "==", "!=", ">", ">="]);
/** How many values a function takes: least, most. */
const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  length: [0, 1],
  substr: [2, 3],
  index: [2, 2],
  split: [2, 3],
  sub: [2, 3],
  gsub: [2, 3],
  match: [2, 2],
  sprintf: [1, Infinity],
  sin: [1, 1],
  cos: [1, 1],
  atan2: [2, 2],
  exp: [1, 1],
  log: [1, 1],
  sqrt: [1, 1],
  int: [1, 1],
  rand: [0, 0],
  srand: [0, 1],
  tolower: [1, 1],
  toupper: [1, 1],
  system: [1, 1],
  close: [1, 1],
  fflush: [0, 1],
};

export class Expressions {
  protected readonly tokens: Tokens;
  /** Functions that the program calls. */
  protected readonly called: string[] = [];
  #limits: Limits = {};

  constructor(text: string) {
    this.tokens = new Tokens(text);
  }

  protected get token(): Token {
    return this.tokens.token;
  }

  protected is(text: string): boolean {
    const { kind } = this.token;
    if (text === "newline") return kind === "newline";
    return (kind === "sign" || kind === "word") && this.token.text === text;
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false;
    this.tokens.next();
    return true;
  }

  protected expect(text: string): void {
    if (this.take(text)) return;
    if (text === ")") this.wrong(`missing ) near ${this.#shown()}`);
    this.unexpected();
  }

  protected skip(...texts: string[]): void {
    while (texts.some((text) => this.is(text))) this.tokens.next();
  }

  protected wrong(message: string): never {
    throw new AwkSyntaxError(`line ${this.token.line}: ${message}`);
  }

  protected unexpected(): never {
    this.wrong(`syntax error at or near ${this.#shown()}`);
  }

  #shown(): string {
    const { kind, text } = this.token;
    return kind === "end" ? "end of file" : kind === "newline" ? "end of line" : text;
  }

  /** Expressions with commas between them. */
  list(limits: Limits = {}): Expression[] {
    const before = this.#limits;
    this.#limits = limits;
    const all = [this.expression()];
    while (this.take(",")) {
      this.skip("newline");
      all.push(this.expression());
    }
    this.#limits = before;
    return all;
  }

  /** `[a, b]` */
  protected keys(): Expression[] {
    this.expect("[");
    const keys = this.list();
    this.expect("]");
    return keys;
  }

  expression(): Expression {
    const left = this.#choice();
    const { text, kind } = this.token;
    if (kind !== "sign" || !ASSIGNING.has(text)) return left;
    const target = targetOf(left);
    // `1 == x = 2`: what is assigned to is what stands last.
    if (!target) {
      if (left.kind !== "binary" && left.kind !== "unary") this.unexpected();
      return this.#assignedWithin(left);
    }
    this.tokens.next();
    this.skip("newline");
    return { kind: "assign", operator: text.slice(0, -1), target, value: this.expression() };
  }

  #assignedWithin(left: Expression): Expression {
    if (left.kind === "binary") return { ...left, right: this.#assignedWithin(left.right) };
    if (left.kind === "unary") return { ...left, operand: this.#assignedWithin(left.operand) };
    const target = targetOf(left);
    if (!target) this.unexpected();
    const operator = this.tokens.next().text.slice(0, -1);
    return { kind: "assign", operator, target, value: this.expression() };
  }

  #choice(): Expression {
    const test = this.#either();
    if (!this.take("?")) return test;
    this.skip("newline");
    const yes = this.expression();
    this.skip("newline");
    this.expect(":");
    this.skip("newline");
    return { kind: "choice", test, yes, no: this.expression() };
  }

  #either(): Expression {
    let left = this.#both();
    while (this.take("||")) {
      this.skip("newline");
      left = { kind: "binary", operator: "||", left, right: this.#both() };
    }
    return left;
  }

  #both(): Expression {
    let left = this.#membership();
    while (this.take("&&")) {
      this.skip("newline");
      left = { kind: "binary", operator: "&&", left, right: this.#membership() };
    }
    return left;
  }

  #membership(): Expression {
    let left = this.#matching();
    while (!this.#limits.noIn && this.take("in")) {
      if (this.token.kind !== "name") this.unexpected();
      const keys = left.kind === "group" ? left.operands : [left];
      left = { kind: "in", keys, name: this.tokens.next().text };
    }
    return left;
  }

  #matching(): Expression {
    let left = this.#comparison();
    while (this.is("~") || this.is("!~")) {
      const operator = this.tokens.next().text;
      left = { kind: "binary", operator, left, right: this.#comparison() };
    }
    return left;
  }

  #comparison(): Expression {
    const left = this.#piped();
    const { kind, text } = this.token;
    if (kind !== "sign" || !COMPARING.has(text) || (text === ">" && this.#limits.noGreater)) return left;
    this.tokens.next();
    return { kind: "binary", operator: text, left, right: this.#piped() };
  }

  /** `"command" | getline` */
  #piped(): Expression {
    let left = this.concatenation();
    while (this.is("|")) {
      const pipe = this.token;
      this.tokens.next();
      if (!this.take("getline")) {
        this.tokens.backTo(pipe);
        return left;
      }
      const target = this.#optionalTarget();
      left = { kind: "getline", source: { kind: "|", of: left }, ...(target ? { target } : {}) };
    }
    return left;
  }

  concatenation(): Expression {
    let left = this.#sum();
    while (this.#beginsOperand()) left = { kind: "binary", operator: "", left, right: this.#sum() };
    return left;
  }

  #beginsOperand(): boolean {
    const { kind, text } = this.token;
    if (["number", "string", "name", "call", "builtin"].includes(kind)) return true;
    return kind === "sign" && ["$", "!", "(", "-", "+", "++", "--"].includes(text);
  }

  #sum(): Expression {
    return this.#leftToRight(["+", "-"], () => this.#product());
  }

  #product(): Expression {
    return this.#leftToRight(["*", "/", "%"], () => this.#signed());
  }

  #leftToRight(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    while (this.token.kind === "sign" && operators.includes(this.token.text)) {
      left = { kind: "binary", operator: this.tokens.next().text, left, right: operand() };
    }
    return left;
  }

  #signed(): Expression {
    for (const operator of ["!", "-", "+"]) {
      if (this.take(operator)) return { kind: "unary", operator, operand: this.#signed() };
    }
    return this.#power();
  }

  #power(): Expression {
    const left = this.#stepped();
    if (!this.take("^")) return left;
    const isSigned = this.is("-") || this.is("+") || this.is("!");
    return { kind: "binary", operator: "^", left, right: isSigned ? this.#signed() : this.#power() };
  }

  #stepped(): Expression {
    for (const [sign, by] of [["++", 1], ["--", -1]] as const) {
      if (!this.take(sign)) continue;
      const target = targetOf(this.#primary());
      if (!target) this.unexpected();
      return { kind: "step", target, by, isBefore: true };
    }
    const operand = this.#primary();
    const target = targetOf(operand);
    if (target && this.take("++")) return { kind: "step", target, by: 1, isBefore: false };
    if (target && this.take("--")) return { kind: "step", target, by: -1, isBefore: false };
    return operand;
  }

  #primary(): Expression {
    const { kind, text } = this.token;
    if (kind === "sign" && (text === "/" || text === "/=")) {
      return { kind: "pattern", source: this.tokens.pattern() };
    }
    if (kind === "sign" && text !== "$" && text !== "(") this.unexpected();
    if (kind === "newline" || kind === "end" || (kind === "word" && text !== "getline")) this.unexpected();
    this.tokens.next();
    switch (kind) {
      case "number":
        return { kind: "constant", value: Number(text) };
      case "string":
        return { kind: "constant", value: text };
      case "name":
        return this.is("[")
          ? { kind: "element", name: text, keys: this.keys() }
          : { kind: "name", name: text };
      case "call":
        this.called.push(text);
        return { kind: "call", name: text, values: this.#values() };
      case "builtin":
        return this.#builtin(text);
      case "word":
        return this.#getline();
      default:
        return text === "$" ? this.#field() : this.#group();
    }
  }

  #field(): Expression {
    for (const operator of ["-", "+", "!"]) {
      if (this.take(operator)) {
        return { kind: "field", index: { kind: "unary", operator, operand: this.#stepped() } };
      }
    }
    for (const [sign, by] of [["++", 1], ["--", -1]] as const) {
      if (!this.take(sign)) continue;
      const target = targetOf(this.#primary());
      if (!target) this.unexpected();
      return { kind: "field", index: { kind: "step", target, by, isBefore: true } };
    }
    return { kind: "field", index: this.#primary() };
  }

  #group(): Expression {
    const operands = this.list();
    this.expect(")");
    return { kind: "group", operands };
  }

  #values(): Expression[] {
    this.expect("(");
    if (this.take(")")) return [];
    this.skip("newline");
    const values = this.list();
    this.skip("newline");
    this.expect(")");
    return values;
  }

  #builtin(name: string): Expression {
    if (!this.is("(") && name !== "length") this.unexpected();
    const values = this.is("(") ? this.#values() : [];
    const [least, most] = COUNTS[name]!;
    if (values.length < least || values.length > most) {
      this.wrong(`wrong number of arguments in call to ${name}`);
    }
    return { kind: "call", name, values };
  }

  #getline(): Expression {
    const target = this.#optionalTarget();
    const made: Expression = { kind: "getline", ...(target ? { target } : {}) };
    return this.take("<") ? { ...made, source: { kind: "<", of: this.#stepped() } } : made;
  }

  #optionalTarget(): Target | undefined {
    return this.token.kind === "name" || this.is("$") ? targetOf(this.#primary()) : undefined;
  }
}

function targetOf(expression: Expression): Target | undefined {
  const { kind } = expression;
  if (kind === "name" || kind === "element" || kind === "field") return expression;
  return kind === "group" && expression.operands.length === 1 ? targetOf(expression.operands[0]!) : undefined;
}
