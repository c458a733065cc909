/** `test` and `[`, as a builtin and as a program: true, false, or what is wrong with the expression. */

export interface TestWords {
  unary(operator: string, text: string): boolean | undefined;
  /** `-nt` and its kin. */
  files(left: string, operator: string, right: string): boolean;
  /** The wording of problems. */
  wording: TestWording;
}

export interface TestWording {
  notNumber(text: string): string;
  unaryExpected(word: string): string;
  binaryExpected(word: string): string;
  tooMany(word: string): string;
  missing(word: string): string;
}

export const BASH_WORDING: TestWording = {
  notNumber: (text) => `${text}: integer expression expected`,
  unaryExpected: (word) => `${word}: unary operator expected`,
  binaryExpected: (word) => `${word}: binary operator expected`,
  tooMany: () => "too many arguments",
  missing: (word) => word === ")" ? "`)' expected" : `argument expected`,
};

export const DASH_WORDING: TestWording = {
  notNumber: (text) => `Illegal number: ${text}`,
  unaryExpected: (word) => `${word}: unexpected operator`,
  binaryExpected: (word) => `${word}: unexpected operator`,
  tooMany: (word) => `${word}: unexpected operator`,
  missing: () => "argument expected",
};

export const ASH_WORDING: TestWording = {
  notNumber: (text) => `${text}: bad number`,
  unaryExpected: (word) => `${word}: unknown operand`,
  binaryExpected: (word) => `${word}: unknown operand`,
  tooMany: (word) => `${word}: unknown operand`,
  missing: () => "argument expected",
};

/** The expression is none; the status is 2. */
export class TestError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TestError";
  }
}

const BINARY = new Set([
  "=",
  "==",
  "!=",
  "<",
  ">",
  "-eq",
  "-ne",
  "-lt",
  "-le",
  "-gt",
  "-ge",
  "-nt",
  "-ot",
  "-ef",
]);

/** @throws {TestError} */
export function evaluateTest(words: readonly string[], context: TestWords): boolean {
  const [first = "", second = "", third = "", fourth] = words;
  switch (words.length) {
    case 0:
      return false;
    case 1:
      return first !== "";
    case 2:
      return first === "!" ? second === "" : unary(first, second, context);
    case 3:
      return ofThree(first, second, third, context);
    case 4:
      if (first === "!") return !ofThree(second, third, fourth!, context);
      if (first === "(" && fourth === ")") return evaluateTest([second, third], context);
  }
  return new TestParser(words, context).whole();
}

function ofThree(first: string, second: string, third: string, context: TestWords): boolean {
  if (BINARY.has(second)) return binary(first, second, third, context);
  if (second === "-a") return first !== "" && third !== "";
  if (second === "-o") return first !== "" || third !== "";
  if (first === "!") return !evaluateTest([second, third], context);
  if (first === "(" && third === ")") return second !== "";
  throw new TestError(context.wording.binaryExpected(second));
}

function unary(operator: string, text: string, context: TestWords): boolean {
  const value = /^-[a-zA-Z]$/.test(operator) ? context.unary(operator, text) : undefined;
  if (value === undefined) throw new TestError(context.wording.unaryExpected(operator));
  return value;
}

function binary(left: string, operator: string, right: string, context: TestWords): boolean {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "-nt":
    case "-ot":
    case "-ef":
      return context.files(left, operator, right);
    default:
      return compare(number(left, context), operator, number(right, context));
  }
}

function number(text: string, context: TestWords): bigint {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new TestError(context.wording.notNumber(text));
  return BigInt(text.trim().replace(/^\+/, ""));
}

function compare(left: bigint, operator: string, right: bigint): boolean {
  switch (operator) {
    case "-eq":
      return left === right;
    case "-ne":
      return left !== right;
    case "-lt":
      return left < right;
    case "-le":
      return left <= right;
    case "-gt":
      return left > right;
    default:
      return left >= right;
  }
}

/** More than four words: `-o` binds weaker than `-a`, parentheses group. */
class TestParser {
  readonly #words: readonly string[];
  readonly #context: TestWords;
  #at = 0;

  constructor(words: readonly string[], context: TestWords) {
    this.#words = words;
    this.#context = context;
  }

  whole(): boolean {
    const value = this.#or();
    const left = this.#words[this.#at];
    if (left !== undefined) throw new TestError(this.#context.wording.tooMany(left));
    return value;
  }

  #or(): boolean {
    let value = this.#and();
    while (this.#words[this.#at] === "-o") {
      this.#at++;
      value = this.#and() || value;
    }
    return value;
  }

  #and(): boolean {
    let value = this.#term();
    while (this.#words[this.#at] === "-a") {
      this.#at++;
      value = this.#term() && value;
    }
    return value;
  }

  #term(): boolean {
    const word = this.#words[this.#at];
    if (word === undefined) throw new TestError(this.#context.wording.missing(""));
    const next = this.#words[this.#at + 1];
    if (next !== undefined && BINARY.has(next) && this.#words[this.#at + 2] !== undefined) {
      this.#at += 3;
      return binary(word, next, this.#words[this.#at - 1]!, this.#context);
    }
    if (word === "!") {
      this.#at++;
      return !this.#term();
    }
    if (word === "(") {
      this.#at++;
      const value = this.#or();
      if (this.#words[this.#at++] !== ")") throw new TestError(this.#context.wording.missing(")"));
      return value;
    }
    if (/^-[a-zA-Z]$/.test(word) && next !== undefined) {
      this.#at += 2;
      return unary(word, next, this.#context);
    }
    this.#at++;
    return word !== "";
  }
}
