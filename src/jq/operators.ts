/** `+ - * / %` and comparisons. */
import type { Json } from "../kube/object.ts";
import { isObject } from "./paths.ts";
import { compare, described, JqError } from "./value.ts";

/** @throws {JqError} */
export function operate(operator: string, left: Json, right: Json): Json {
  switch (operator) {
    case "+":
      return add(left, right);
    case "-":
      return subtract(left, right);
    case "*":
      return multiply(left, right);
    case "/":
      return divide(left, right);
    case "%":
      return remainder(left, right);
    case "==":
      return compare(left, right) === 0;
    case "!=":
      return compare(left, right) !== 0;
    case "<":
      return compare(left, right) < 0;
    case "<=":
      return compare(left, right) <= 0;
    case ">":
      return compare(left, right) > 0;
    default:
      return compare(left, right) >= 0;
  }
}

export function add(left: Json, right: Json): Json {
  if (left === null) return right;
  if (right === null) return left;
  if (typeof left === "number" && typeof right === "number") return left + right;
  if (typeof left === "string" && typeof right === "string") return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (isObject(left) && isObject(right)) return { ...left, ...right };
  throw cannot(left, right, "added");
}

function subtract(left: Json, right: Json): Json {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.filter((item) => !right.some((other) => compare(item, other) === 0));
  }
  throw cannot(left, right, "subtracted");
}

/** Of a text that is repeated. */
const MAX_LENGTH = 64 * 1024 * 1024;

function multiply(left: Json, right: Json): Json {
  if (typeof left === "number" && typeof right === "number") return left * right;
  if (typeof left === "string" && typeof right === "number") return repeated(left, right);
  if (typeof left === "number" && typeof right === "string") return repeated(right, left);
  if (isObject(left) && isObject(right)) return merged(left, right);
  throw cannot(left, right, "multiplied");
}

function repeated(text: string, count: number): Json {
  if (!(count > 0)) return null;
  const times = Math.max(1, Math.floor(count));
  if (text.length * times > MAX_LENGTH) throw new JqError("Repeat string result too long");
  return text.repeat(times);
}

function merged(left: Json, right: Json): Json {
  if (!isObject(left) || !isObject(right)) return right;
  const fields = Object.entries(right).map(([key, value]): [string, Json] => [
    key,
    Object.hasOwn(left, key) ? merged(left[key] ?? null, value ?? null) : value ?? null,
  ]);
  return { ...left, ...Object.fromEntries(fields) };
}

function divide(left: Json, right: Json): Json {
  if (typeof left === "number" && typeof right === "number") {
    if (right === 0) throw cannot(left, right, "divided because the divisor is zero");
    return left / right;
  }
  if (typeof left === "string" && typeof right === "string") return divided(left, right);
  throw cannot(left, right, "divided");
}

/** A text cut at each separator; an empty one cuts it into characters. */
export function divided(text: string, separator: string): string[] {
  if (text === "") return [];
  return separator === "" ? [...text] : text.split(separator);
}

function remainder(left: Json, right: Json): Json {
  if (typeof left !== "number" || typeof right !== "number") throw cannot(left, right, "divided");
  if (Number.isNaN(left) || Number.isNaN(right)) return NaN;
  const divisor = whole(right);
  if (divisor === 0n) throw cannot(left, right, "divided (remainder) because the divisor is zero");
  return Number(whole(left) % (divisor < 0n ? -divisor : divisor));
}

/** As C casts it to 64 bits. */
function whole(value: number): bigint {
  if (!Number.isFinite(value)) return value > 0 ? 9223372036854775807n : -9223372036854775808n;
  return BigInt.asIntN(64, BigInt(Math.trunc(value)));
}

function cannot(left: Json, right: Json, what: string): JqError {
  return new JqError(`${described(left)} and ${described(right)} cannot be ${what}`);
}
