/** The syntax of `$((…))`: C's operators on whole numbers. */

export type Expression =
  | { kind: "number"; text: string; at: number }
  | { kind: "variable"; name: string; subscript: string | undefined }
  | { kind: "unary"; operator: string; of: Expression }
  /** `operandAt`: where the right side begins. */
  | { kind: "binary"; operator: string; left: Expression; right: Expression; operandAt: number }
  | { kind: "choice"; test: Expression; yes: Expression; no: Expression }
  | { kind: "assign"; operator: string; target: Target; value: Expression; operandAt: number }
  | { kind: "step"; by: 1n | -1n; before: boolean; target: Target };

type Target = Expression & { kind: "variable" };

/** Something that is no expression; `token` is the text from where it stops to make sense. */
export class ArithmeticError extends Error {
  readonly token: string;
  /** The value of a variable that it stands in; undefined: the expression itself. */
  text: string | undefined;

  constructor(message: string, token: string) {
    super(message);
    this.name = "ArithmeticError";
    this.token = token;
  }
}

/** Throws ArithmeticError. */
export function parseArithmetic(text: string): Expression {
  return new ArithmeticParser(text).whole();
}

/** By precedence, the weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
];
const OPERATOR = /<<=|>>=|\*\*|<<|>>|[<>=!]=|&&|\|\||\+\+|--|[-+*/%&|^]=|[-+*/%()<>=?:!~&|^,]/y;
const ASSIGNING = new Set(["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="]);

interface Token {
  kind: string;
  text: string;
  at: number;
}

class ArithmeticParser {
  readonly #text: string;
  #at = 0;
  #token!: Token;
  /** Where the last token that is none of the end begins. */
  #lastAt = 0;

  constructor(text: string) {
    this.#text = text;
    this.#advance();
  }

  whole(): Expression {
    if (this.#token.kind === "end") return { kind: "number", text: "0", at: 0 };
    const value = this.#list();
    if (this.#token.kind !== "end") throw this.#error("syntax error in expression");
    return value;
  }

  #list(): Expression {
    let left = this.#assignment();
    while (this.#token.text === ",") {
      this.#advance();
      const operandAt = this.#token.at;
      left = { kind: "binary", operator: ",", left, right: this.#assignment(), operandAt };
    }
    return left;
  }

  #assignment(): Expression {
    const target = this.#choice();
    const operator = this.#token.text;
    if (this.#token.kind !== "operator" || !ASSIGNING.has(operator)) return target;
    if (target.kind !== "variable") throw this.#error("attempted assignment to non-variable");
    this.#advance();
    const operandAt = this.#token.at;
    return { kind: "assign", operator: operator.slice(0, -1), target, value: this.#assignment(), operandAt };
  }

  #choice(): Expression {
    const test = this.#level(0);
    if (!this.#take("?")) return test;
    if (this.#token.kind === "end" || this.#token.text === ":") throw this.#error("expression expected");
    const yes = this.#list();
    if (!this.#take(":")) throw this.#error("`:' expected for conditional expression");
    if (this.#token.kind === "end") throw this.#error("expression expected");
    const no = this.#choice();
    return { kind: "choice", test, yes, no };
  }

  #level(depth: number): Expression {
    const operators = LEVELS[depth];
    if (!operators) return this.#power();
    let left = this.#level(depth + 1);
    while (this.#token.kind === "operator" && operators.includes(this.#token.text)) {
      const operator = this.#token.text;
      this.#advance();
      const operandAt = this.#token.at;
      left = { kind: "binary", operator, left, right: this.#level(depth + 1), operandAt };
    }
    return left;
  }

  #power(): Expression {
    const left = this.#unary();
    if (this.#token.text !== "**") return left;
    this.#advance();
    const operandAt = this.#token.at;
    return { kind: "binary", operator: "**", left, right: this.#power(), operandAt };
  }

  #unary(): Expression {
    const { kind, text } = this.#token;
    if (kind === "operator" && "+-!~".includes(text)) {
      this.#advance();
      return { kind: "unary", operator: text, of: this.#unary() };
    }
    if (text === "++" || text === "--") {
      this.#advance();
      if (this.#token.kind !== "name") {
        // Two signs before a number are two signs.
        return {
          kind: "unary",
          operator: text[0]!,
          of: { kind: "unary", operator: text[0]!, of: this.#unary() },
        };
      }
      return { kind: "step", by: text === "++" ? 1n : -1n, before: true, target: this.#variable() };
    }
    return this.#primary();
  }

  #primary(): Expression {
    const { kind, text, at } = this.#token;
    if (text === "(") {
      this.#advance();
      const inside = this.#list();
      if (this.#token.text !== ")") throw this.#error("missing `)'");
      this.#advance();
      return inside;
    }
    if (kind === "number") {
      this.#advance();
      return { kind: "number", text, at };
    }
    if (kind !== "name") throw this.#error("syntax error: operand expected");
    const target = this.#variable();
    const operator = this.#token.text;
    if (operator !== "++" && operator !== "--") return target;
    this.#advance();
    return { kind: "step", by: operator === "++" ? 1n : -1n, before: false, target };
  }

  #variable(): Target {
    const name = this.#token.text;
    let subscript: string | undefined;
    if (this.#text[this.#at] === "[") {
      const end = closingBracket(this.#text, this.#at);
      if (end < 0) throw new ArithmeticError("bad array subscript", this.#text.slice(this.#token.at));
      subscript = this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
    }
    this.#advance();
    return { kind: "variable", name, subscript };
  }

  #take(text: string): boolean {
    if (this.#token.text !== text) return false;
    this.#advance();
    return true;
  }

  #advance(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
    const at = this.#at;
    if (at >= this.#text.length) {
      this.#token = { kind: "end", text: "", at };
      return;
    }
    this.#lastAt = at;
    const found = this.#match("name", /[A-Za-z_]\w*/y) ?? this.#match("number", /\d[\w@#]*/y) ??
      this.#match("operator", OPERATOR);
    if (!found) {
      const isFirst = at === 0 || this.#token?.kind === "operator";
      const what = isFirst ? "operand expected" : "invalid arithmetic operator";
      throw new ArithmeticError(`syntax error: ${what}`, this.#text.slice(at));
    }
    this.#token = found;
    this.#at = at + found.text.length;
  }

  #match(kind: Token["kind"], expression: RegExp): Token | undefined {
    expression.lastIndex = this.#at;
    const text = expression.exec(this.#text)?.[0];
    return text === undefined ? undefined : { kind, text, at: this.#at };
  }

  #error(message: string): ArithmeticError {
    return new ArithmeticError(message, this.#text.slice(this.#lastAt));
  }
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "[") depth++;
    else if (text[at] === "]" && --depth === 0) return at;
  }
  return -1;
}
