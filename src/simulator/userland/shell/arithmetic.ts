/** Whole-number arithmetic: `$((…))`. */

/** The variables that an expression reads and changes. */
export interface Variables {
  variable(name: string): string | undefined;
  assign(name: string, value: string): void;
}

/** By precedence, the weakest first. */
const OPERATORS = [
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
  ["**"],
] as const;
const TOKENS =
  /[A-Za-z_]\w*|0[xX][0-9a-fA-F]+|\d+|<<=|>>=|\*\*|<<|>>|[<>=!]=|&&|\|\||\+\+|--|[-+*/%&|^]=|[-+*/%()<>=?:!~&|^,]/g;
const ASSIGNING = /^(?:<<|>>|[-+*/%&|^])?=$/;

/** An expression's value; what is no expression is worth what could be read of it. */
export function calculate(text: string, variables: Variables): number {
  return new Reader(text.match(TOKENS) ?? [], variables).list();
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #variables: Variables;
  #at = 0;

  constructor(tokens: readonly string[], variables: Variables) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  list(): number {
    let value = this.#assignment();
    while (this.#take(",")) value = this.#assignment();
    return value;
  }

  #assignment(): number {
    const name = this.#tokens[this.#at] ?? "";
    const operator = this.#tokens[this.#at + 1] ?? "";
    if (!/^[A-Za-z_]/.test(name) || !ASSIGNING.test(operator)) return this.#choice();
    this.#at += 2;
    const value = this.#assignment();
    return this.#set(name, operator === "=" ? value : apply(operator.slice(0, -1), this.#get(name), value));
  }

  #choice(): number {
    const test = this.#level(0);
    if (!this.#take("?")) return test;
    const yes = this.#assignment();
    this.#take(":");
    const no = this.#assignment();
    return test !== 0 ? yes : no;
  }

  #level(depth: number): number {
    const operators: readonly string[] | undefined = OPERATORS[depth];
    if (!operators) return this.#unary();
    let left = this.#level(depth + 1);
    while (operators.includes(this.#tokens[this.#at] ?? "")) {
      left = apply(this.#tokens[this.#at++]!, left, this.#level(depth + 1));
    }
    return left;
  }

  #unary(): number {
    const token = this.#tokens[this.#at++] ?? "0";
    if (token === "-") return -this.#unary();
    if (token === "+") return this.#unary();
    if (token === "!") return Number(this.#unary() === 0);
    if (token === "~") return ~this.#unary();
    if (token === "++" || token === "--") {
      const name = this.#tokens[this.#at++] ?? "";
      return this.#set(name, this.#get(name) + (token === "++" ? 1 : -1));
    }
    if (token === "(") {
      const inside = this.list();
      this.#take(")");
      return inside;
    }
    if (/^\d/.test(token)) return /^0[0-7]+$/.test(token) ? Number.parseInt(token, 8) : Number(token);
    const before = this.#get(token);
    if (this.#take("++")) this.#set(token, before + 1);
    else if (this.#take("--")) this.#set(token, before - 1);
    return before;
  }

  #take(token: string): boolean {
    const taken = this.#tokens[this.#at] === token;
    if (taken) this.#at++;
    return taken;
  }

  #get(name: string): number {
    return Math.trunc(Number(this.#variables.variable(name) ?? 0)) || 0;
  }

  #set(name: string, value: number): number {
    this.#variables.assign(name, String(value));
    return value;
  }
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? 0 : Math.trunc(left / right);
    case "%":
      return right === 0 ? 0 : left % right;
    case "**":
      return left ** right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      return left * 2 ** right;
    case ">>":
      return Math.floor(left / 2 ** right);
    default:
      return Number(compare(operator, left, right));
  }
}

function compare(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "&&":
      return left !== 0 && right !== 0;
    default:
      return left !== 0 || right !== 0;
  }
}
