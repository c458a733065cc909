/** What Python's operators do with values. */
import {
  isEqual,
  isNumber,
  itemsOf,
  iterated,
  lookedUp,
  PythonError,
  type PythonValue,
  Tuple,
  typeName,
} from "./value.ts";

/** Whole results stay exact up to so many bits. */
const MAX_BITS = 200_000;

export function calculate(operator: string, left: PythonValue, right: PythonValue): PythonValue {
  if (isNumber(left) && isNumber(right)) return ofNumbers(operator, left, right);
  if (operator === "+") {
    if (typeof left === "string" && typeof right === "string") return left + right;
    if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
    if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items]);
    if (typeof left === "string") {
      throw new PythonError("TypeError", `can only concatenate str (not "${typeName(right)}") to str`);
    }
  }
  if (operator === "*" && typeof right === "bigint") return repeated(left, right);
  if (operator === "*" && typeof left === "bigint") return repeated(right, left);
  if (operator === "%" && typeof left === "string") {
    throw new PythonError("NotImplementedError", "formatting by % is not known to this simulated python");
  }
  throw new PythonError(
    "TypeError",
    `unsupported operand type(s) for ${operator === "**" ? "** or pow()" : operator}: '${
      typeName(left)
    }' and '${typeName(right)}'`,
  );
}

function repeated(value: PythonValue, count: bigint): PythonValue {
  const times = Math.max(0, Number(count));
  if (typeof value === "string" && value.length * times < MAX_BITS) return value.repeat(times);
  if (Array.isArray(value) && value.length * times < MAX_BITS) {
    return Array.from({ length: times }, () => value).flat();
  }
  if (typeof value === "string" || Array.isArray(value)) throw new PythonError("MemoryError", "");
  throw new PythonError("TypeError", `can't multiply sequence by non-int of type '${typeName(value)}'`);
}

function ofNumbers(
  operator: string,
  left: bigint | number | boolean,
  right: bigint | number | boolean,
): PythonValue {
  if (typeof left !== "number" && typeof right !== "number" && operator !== "/") {
    const [a, b] = [BigInt(left), BigInt(right)];
    if (operator !== "**" || b >= 0n) return ofWhole(operator, a, b);
  }
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "**":
      return a ** b;
  }
  if (b === 0) {
    throw new PythonError("ZeroDivisionError", operator === "/" ? "division by zero" : "division by zero");
  }
  if (operator === "/") return a / b;
  return operator === "//" ? Math.floor(a / b) : a - Math.floor(a / b) * b;
}

function ofWhole(operator: string, a: bigint, b: bigint): PythonValue {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "**":
      if (a.toString(2).length * Number(b) > MAX_BITS) throw new PythonError("MemoryError", "");
      return a ** b;
  }
  if (b === 0n) {
    throw new PythonError(
      "ZeroDivisionError",
      operator === "%" ? "integer modulo by zero" : "integer division or modulo by zero",
    );
  }
  const rest = ((a % b) + b) % b;
  return operator === "%" ? rest : (a - rest) / b;
}

export function compare(operator: string, left: PythonValue, right: PythonValue): boolean {
  switch (operator) {
    case "==":
      return isEqual(left, right);
    case "!=":
      return !isEqual(left, right);
    case "is":
      return left === right;
    case "is not":
      return left !== right;
    case "in":
      return isIn(left, right);
    case "not in":
      return !isIn(left, right);
  }
  const order = ordered(operator, left, right);
  return operator === "<"
    ? order < 0
    : operator === "<="
    ? order <= 0
    : operator === ">"
    ? order > 0
    : order >= 0;
}

function isIn(item: PythonValue, container: PythonValue): boolean {
  if (typeof container === "string" && typeof item === "string") return container.includes(item);
  if (container instanceof Map) return lookedUp(container, item) !== undefined;
  return iterated(container).some((one) => isEqual(one, item));
}

/** Negative: the left one comes first. */
export function ordered(operator: string, left: PythonValue, right: PythonValue): number {
  if (isNumber(left) && isNumber(right)) return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [itemsOf(left), itemsOf(right)];
  if (!a || !b || left instanceof Map || typeName(left) !== typeName(right)) {
    throw new PythonError(
      "TypeError",
      `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
    );
  }
  for (const [at, item] of a.entries()) {
    if (at >= b.length) return 1;
    if (!isEqual(item, b[at]!)) return ordered(operator, item, b[at]!);
  }
  return a.length - b.length;
}
