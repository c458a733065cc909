/** Whole-number arithmetic, 64 bits wide: `$((…))`, `((…))`, `let`, subscripts. */
import { ArithmeticError, type Expression, parseArithmetic } from "./arithmetic_syntax.ts";

/** The variables that an expression reads and changes. */
export interface ArithmeticVariables {
  /** Throws where it has to be set and is not. */
  value(name: string, subscript: string | undefined): string | undefined;
  assign(name: string, subscript: string | undefined, value: string): void;
}

const parsed = new Map<string, Expression>();
/** Expressions that are kept parsed. */
const MAX_PARSED = 500;
/** How deep the value of a variable may lead to other expressions. */
const MAX_DEPTH = 1024;

/** An expression's value. Throws ArithmeticError. */
export function calculate(text: string, variables: ArithmeticVariables): bigint {
  return new Evaluation(text, variables, 0).value();
}

class Evaluation {
  readonly #text: string;
  readonly #variables: ArithmeticVariables;
  readonly #depth: number;

  constructor(text: string, variables: ArithmeticVariables, depth: number) {
    this.#text = text;
    this.#variables = variables;
    this.#depth = depth;
  }

  value(): bigint {
    if (/^\d{1,15}$/.test(this.#text) && this.#text[0] !== "0") return BigInt(this.#text);
    let expression = parsed.get(this.#text);
    if (!expression) {
      expression = parseArithmetic(this.#text);
      if (parsed.size >= MAX_PARSED) parsed.clear();
      parsed.set(this.#text, expression);
    }
    return this.#of(expression);
  }

  #of(expression: Expression): bigint {
    switch (expression.kind) {
      case "number":
        return numberOf(expression.text, this.#text.slice(expression.at));
      case "variable":
        return this.#variable(expression.name, expression.subscript);
      case "unary":
        return unary(expression.operator, this.#of(expression.of));
      case "choice":
        return this.#of(this.#of(expression.test) !== 0n ? expression.yes : expression.no);
      case "step": {
        const { target, by, before } = expression;
        const old = this.#of(target);
        const changed = BigInt.asIntN(64, old + by);
        this.#variables.assign(target.name, target.subscript, String(changed));
        return before ? changed : old;
      }
      case "assign": {
        const { target, operator, operandAt } = expression;
        const right = this.#of(expression.value);
        const value = operator === "" ? right : this.#apply(operator, this.#of(target), right, operandAt);
        this.#variables.assign(target.name, target.subscript, String(value));
        return value;
      }
      case "binary":
        return this.#binary(expression);
    }
  }

  #binary({ operator, left, right, operandAt }: Expression & { kind: "binary" }): bigint {
    const first = this.#of(left);
    if (operator === "&&") return BigInt(first !== 0n && this.#of(right) !== 0n);
    if (operator === "||") return BigInt(first !== 0n || this.#of(right) !== 0n);
    const second = this.#of(right);
    return this.#apply(operator, first, second, operandAt);
  }

  /** What a variable holds is an expression itself. */
  #variable(name: string, subscript: string | undefined): bigint {
    const text = this.#variables.value(name, subscript)?.trim() ?? "";
    if (text === "") return 0n;
    if (/^-?\d{1,15}$/.test(text) && !/^-?0\d/.test(text)) return BigInt(text);
    if (this.#depth >= MAX_DEPTH) {
      throw new ArithmeticError("expression recursion level exceeded", text);
    }
    try {
      return new Evaluation(text, this.#variables, this.#depth + 1).value();
    } catch (error) {
      if (error instanceof ArithmeticError) error.text ??= text;
      throw error;
    }
  }

  #apply(operator: string, left: bigint, right: bigint, operandAt: number): bigint {
    const token = (at = operandAt) => this.#text.slice(at);
    if ((operator === "/" || operator === "%") && right === 0n) {
      throw new ArithmeticError("division by 0", token());
    }
    if (operator === "**" && right < 0n) {
      throw new ArithmeticError("exponent less than 0", token(operandAt + 1));
    }
    return BigInt.asIntN(64, apply(operator, left, right));
  }
}

const NUMBER = /^(?:0[xX]([0-9a-fA-F]*)|(\d+)#(\w|@)*|0(\d+)|(\d+))$/;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_";

/** `10`, `010`, `0x1f`, `2#101`; `token` is what an error shows. */
function numberOf(text: string, token: string): bigint {
  if (!NUMBER.test(text)) {
    const problem = /^\d+#/.test(text) ? "invalid number" : "value too great for base";
    throw new ArithmeticError(problem, token);
  }
  if (/^[1-9]\d*$|^0$/.test(text)) return BigInt.asIntN(64, BigInt(text));
  const [base, digits] = /^0[xX]/.test(text)
    ? [16, text.slice(2)]
    : text.includes("#")
    ? [Number(text.split("#")[0]), text.slice(text.indexOf("#") + 1)]
    : [8, text.slice(1)];
  if (base < 2 || base > 64) throw new ArithmeticError("invalid arithmetic base", token);
  let value = 0n;
  for (const char of digits) {
    const digit = DIGITS.indexOf(base <= 36 ? char.toLowerCase() : char);
    if (digit < 0 || digit >= base) throw new ArithmeticError("value too great for base", token);
    value = value * BigInt(base) + BigInt(digit);
  }
  return BigInt.asIntN(64, value);
}

function unary(operator: string, value: bigint): bigint {
  if (operator === "-") return BigInt.asIntN(64, -value);
  if (operator === "!") return BigInt(value === 0n);
  return operator === "~" ? ~value : value;
}

function apply(operator: string, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "**":
      return power(left, right);
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      return left << (right & 63n);
    case ">>":
      return left >> (right & 63n);
    case ",":
      return right;
    default:
      return BigInt(compare(operator, left, right));
  }
}

/** By squaring, cut to 64 bits at every step: an exponent may be large. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let factor = base, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = BigInt.asIntN(64, result * factor);
    factor = BigInt.asIntN(64, factor * factor);
  }
  return result;
}

function compare(operator: string, left: bigint, right: bigint): boolean {
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
    default:
      return left !== right;
  }
}
