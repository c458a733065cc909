/** Operators between built-in values. Undefined: they do not know each other. */
import { Dict, isNumber, PythonSet, type PythonValue, Range, Tuple } from "./value.ts";
import { errorOf, fail, Raised } from "./types.ts";

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
  const length = typeof value === "string" || Array.isArray(value) || value instanceof Uint8Array
    ? value.length
    : value instanceof Tuple
    ? value.items.length
    : 0;
  if (length * times > MAX_LENGTH) fail("MemoryError");
  if (typeof value === "string") return value.repeat(times);
  if (Array.isArray(value)) return Array.from({ length: times }, () => value).flat(1);
  if (value instanceof Uint8Array) {
    return Uint8Array.from({ length: length * times }, (_, at) => value[at % length]!);
  }
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
    return floats(operator, floatOf(left), floatOf(right));
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
      return floored(left, right).quotient;
    case "%":
      return floored(left, right).rest;
    case "**":
      return power(left, right);
    default:
      return undefined;
  }
}

export function floatOf(value: bigint | number | boolean): number {
  const size = Number(value);
  if (typeof value === "bigint" && !Number.isFinite(size)) {
    fail("OverflowError", "int too large to convert to float");
  }
  return size;
}

/** The exact rest decides: a rounded quotient may be one too large. */
function floored(left: number, right: number): { quotient: number; rest: number } {
  const rest = left % right;
  if (rest === 0) {
    return { quotient: Math.round(left / right), rest: right < 0 ? -0 : 0 };
  }
  const isOff = (right < 0) !== (rest < 0);
  const quotient = (left - rest) / right - (isOff ? 1 : 0);
  return {
    quotient: quotient === 0 ? (left / right < 0 ? -0 : 0) : Math.round(quotient),
    rest: isOff ? rest + right : rest,
  };
}

function power(left: number, right: number): number {
  if (left === 0 && right < 0) fail("ZeroDivisionError", "zero to a negative power");
  if (left === 1 || (left === -1 && Math.abs(right) === Infinity)) return 1;
  const size = left ** right;
  if (Math.abs(size) === Infinity && Number.isFinite(left) && Number.isFinite(right)) {
    throw new Raised(errorOf("OverflowError", 34n, "Numerical result out of range"));
  }
  return size;
}

/** `pow(base, power, modulus)`; a negative power is that of the inverse. */
export function powerModulo(base: bigint, power: bigint, modulus: bigint): bigint {
  if (modulus === 0n) fail("ValueError", "pow() 3rd argument cannot be 0");
  if (power < 0n) return powerModulo(inverse(base, modulus), -power, modulus);
  let [made, factor] = [1n, base % modulus];
  for (let left = power; left > 0n; left >>= 1n) {
    if (left & 1n) made = made * factor % modulus;
    factor = factor * factor % modulus;
  }
  return wholes("%", made, modulus) as bigint;
}

function inverse(base: bigint, modulus: bigint): bigint {
  let [above, below, found, next] = [wholes("%", base, modulus) as bigint, modulus, 1n, 0n];
  while (below !== 0n) {
    const times = above / below;
    [above, below, found, next] = [below, above - times * below, next, found - times * next];
  }
  return above === 1n || above === -1n
    ? found * above
    : fail("ValueError", "base is not invertible for the given modulus");
}

/** Rounded once, however large both are. */
function quotientOf(left: bigint, right: bigint): number {
  if (right === 0n) fail("ZeroDivisionError", "division by zero");
  const [small, divisor] = [Number(left), Number(right)];
  if (Number.isSafeInteger(small) && Number.isSafeInteger(divisor)) return small / divisor;
  const isNegative = (left < 0n) !== (right < 0n);
  const [above, below] = [left < 0n ? -left : left, right < 0n ? -right : right];
  const shift = 4 * (above.toString(16).length - below.toString(16).length) - 64;
  const over = shift < 0 ? above << BigInt(-shift) : above;
  const under = shift > 0 ? below << BigInt(shift) : below;
  const whole = over / under | (over % under === 0n ? 0n : 1n);
  const half = Math.trunc(shift / 2);
  const size = Number(whole) * 2 ** half * 2 ** (shift - half);
  if (size === Infinity) fail("OverflowError", "integer division result too large for a float");
  return isNegative ? -size : size;
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
      return quotientOf(left, right);
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
      if (right < 0n) return power(floatOf(left), floatOf(right));
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
      if (right < 0n) fail("ValueError", "negative shift count");
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
