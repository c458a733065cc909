/** Operators between built-in values. Undefined: they do not know each other. */
import { Dict, isNumber, PythonSet, type PythonValue, Range, Tuple } from "./value.ts";
import { fail } from "./types.ts";

const MAX_LENGTH = 20_000_000;
const MAX_BITS = 200_000n;

export function calculated(operator: string, left: PythonValue, right: PythonValue): PythonValue | undefined {
  if (isNumber(left) && isNumber(right)) return numbers(operator, left, right);
  if (operator === "+") return joined(left, right);
  if (operator === "*") {
    if (typeof right === "bigint" || typeof right === "boolean") return repeated(left, Number(right));
    if (typeof left === "bigint" || typeof left === "boolean") return repeated(right, Number(left));
    return undefined;
  }
  if (left instanceof PythonSet && right instanceof PythonSet) return sets(operator, left, right);
  if (operator === "|" && left instanceof Dict && right instanceof Dict) {
    return new Dict([...left.entries, ...right.entries]);
  }
  return undefined;
}

function joined(left: PythonValue, right: PythonValue): PythonValue | undefined {
  if (typeof left === "string" && typeof right === "string") return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items]);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Uint8Array.from([...left, ...right]);
  return undefined;
}

function repeated(value: PythonValue, count: number): PythonValue | undefined {
  const times = Math.max(0, count);
  const length = typeof value === "string" || Array.isArray(value)
    ? value.length
    : value instanceof Tuple
    ? value.items.length
    : 0;
  if (length * times > MAX_LENGTH) fail("MemoryError");
  if (typeof value === "string") return value.repeat(times);
  if (Array.isArray(value)) return Array.from({ length: times }, () => value).flat(1);
  if (value instanceof Tuple) return new Tuple(Array.from({ length: times }, () => value.items).flat(1));
  return undefined;
}

function sets(operator: string, left: PythonSet, right: PythonSet): PythonValue | undefined {
  const of = (items: PythonValue[]) => new PythonSet(items, left.isFrozen);
  switch (operator) {
    case "|":
      return of([...left.values, ...right.values]);
    case "&":
      return of(left.values.filter((item) => right.has(item)));
    case "-":
      return of(left.values.filter((item) => !right.has(item)));
    case "^":
      return of([
        ...left.values.filter((item) => !right.has(item)),
        ...right.values.filter((item) => !left.has(item)),
      ]);
    default:
      return undefined;
  }
}

function numbers(
  operator: string,
  left: bigint | number | boolean,
  right: bigint | number | boolean,
): PythonValue | undefined {
  if (typeof left === "boolean" && typeof right === "boolean" && "&|^".includes(operator)) {
    return operator === "&" ? left && right : operator === "|" ? left || right : left !== right;
  }
  if (typeof left === "number" || typeof right === "number") {
    return floats(operator, Number(left), Number(right));
  }
  return wholes(operator, BigInt(left), BigInt(right));
}

function floats(operator: string, left: number, right: number): PythonValue | undefined {
  if (right === 0 && (operator === "/" || operator === "//" || operator === "%")) {
    fail(
      "ZeroDivisionError",
      operator === "/"
        ? "float division by zero"
        : operator === "//"
        ? "float floor division by zero"
        : "float modulo",
    );
  }
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "//":
      return Math.floor(left / right);
    case "%":
      return left - right * Math.floor(left / right);
    case "**":
      if (left === 0 && right < 0) fail("ZeroDivisionError", "zero to a negative power");
      return left ** right;
    default:
      return undefined;
  }
}

function wholes(operator: string, left: bigint, right: bigint): PythonValue | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      if (right === 0n) fail("ZeroDivisionError", "division by zero");
      return Number(left) / Number(right);
    case "//":
    case "%": {
      if (right === 0n) {
        fail(
          "ZeroDivisionError",
          operator === "//" ? "integer division or modulo by zero" : "integer modulo by zero",
        );
      }
      const rest = left % right;
      const isOff = rest !== 0n && (rest < 0n) !== (right < 0n);
      return operator === "%" ? (isOff ? rest + right : rest) : left / right - (isOff ? 1n : 0n);
    }
    case "**":
      if (right < 0n) return floats("**", Number(left), Number(right));
      if (BigInt(left.toString(2).length) * right > MAX_BITS) fail("MemoryError");
      return left ** right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      if (right > MAX_BITS) fail("MemoryError");
      if (right < 0n) fail("ValueError", "negative shift count");
      return left << right;
    case ">>":
      return left >> right;
    default:
      return undefined;
  }
}

/** Negative: before; undefined: they have no order. Sequences are compared by their caller. */
export function compared(left: PythonValue, right: PythonValue): number | undefined {
  if (isNumber(left) && isNumber(right)) {
    return Number(left) < Number(right)
      ? -1
      : left == right || Number(left) === Number(right)
      ? 0
      : Number.isNaN(Number(left)) || Number.isNaN(Number(right))
      ? NaN
      : 1;
  }
  if (typeof left === "string" && typeof right === "string") {
    return left < right ? -1 : left === right ? 0 : 1;
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    return compared(String.fromCharCode(...left), String.fromCharCode(...right));
  }
  return undefined;
}

/** The items of what is ordered. */
export function sequenceOf(value: PythonValue): readonly PythonValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Tuple) return value.items;
  if (value instanceof Range) return Array.from({ length: value.length }, (_, at) => value.at(at));
  return undefined;
}
