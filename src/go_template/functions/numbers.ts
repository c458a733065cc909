/** Arithmetic. Source: sprig, numeric.go. */
import { goText } from "../format.ts";
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, type GoValue, withType } from "../value.ts";
import { float64Of, int64, int64Of } from "./conversion.ts";

/** More numbers than this are no list for a template. */
const maxCount = 10_000_000n;

export const numberFunctions: Record<string, GoFunction> = {
  atoi: goFunction(
    "string",
    (text: string) => /^[-+]?\d+$/.test(text) ? BigInt.asIntN(64, BigInt(text)) : 0n,
  ),
  int: goFunction("any", int64Of),
  int64: goFunction("any", (value: GoValue) => int64(int64Of(value))),
  float64: goFunction("any", float64Of),
  toDecimal: goFunction("any", (value: GoValue) => {
    const text = goText(value);
    return int64(
      /^[-+]?[0-7]+$/.test(text)
        ? BigInt(`0o${text.replace(/^[-+]/, "")}`) * (text.startsWith("-") ? -1n : 1n)
        : 0n,
    );
  }),
  add1: goFunction("any", (value: GoValue) => int64(int64Of(value) + 1n)),
  add: goFunction(
    "...any",
    (...values: GoValue[]) => int64(values.reduce<bigint>((sum, value) => sum + int64Of(value), 0n)),
  ),
  sub: goFunction("any, any", (left: GoValue, right: GoValue) => int64(int64Of(left) - int64Of(right))),
  mul: goFunction("any, ...any", (...values: GoValue[]) => {
    return int64(values.reduce<bigint>((product, value) => product * int64Of(value), 1n));
  }),
  div: goFunction("any, any", (left: GoValue, right: GoValue) => int64(int64Of(left) / divisor(right))),
  mod: goFunction("any, any", (left: GoValue, right: GoValue) => int64(int64Of(left) % divisor(right))),
  ...Object.fromEntries(
    ["max", "biggest"].map((name) => [name, extreme((left, right) => right > left)]),
  ),
  min: extreme((left, right) => right < left),
  maxf: goFunction("any, ...any", (...values: GoValue[]) => Math.max(...values.map(float64Of))),
  minf: goFunction("any, ...any", (...values: GoValue[]) => Math.min(...values.map(float64Of))),
  add1f: goFunction("any", (value: GoValue) => decimal(float64Of(value), [1], "+")),
  addf: goFunction("...any", (...values: GoValue[]) => decimal(0, values.map(float64Of), "+")),
  subf: goFunction(
    "any, ...any",
    (first: GoValue, ...rest: GoValue[]) => decimal(float64Of(first), rest.map(float64Of), "-"),
  ),
  mulf: goFunction(
    "any, ...any",
    (first: GoValue, ...rest: GoValue[]) => decimal(float64Of(first), rest.map(float64Of), "*"),
  ),
  divf: goFunction(
    "any, ...any",
    (first: GoValue, ...rest: GoValue[]) => decimal(float64Of(first), rest.map(float64Of), "/"),
  ),
  ceil: goFunction("any", (value: GoValue) => Math.ceil(float64Of(value))),
  floor: goFunction("any", (value: GoValue) => Math.floor(float64Of(value))),
  round: goFunction("any, int, ...float64", round),
  until: goFunction("int", (count: bigint) => numberList(0n, count, count < 0n ? -1n : 1n)),
  untilStep: goFunction("int, int, int", numberList),
  seq: goFunction("...int", sequence),
};

function divisor(value: GoValue): bigint {
  const number = int64Of(value);
  if (number === 0n) throw new FunctionError("runtime error: integer divide by zero");
  return number;
}

function extreme(isBetter: (best: bigint, other: bigint) => boolean): GoFunction {
  return goFunction("any, ...any", (...values: GoValue[]) => {
    return int64(values.map(int64Of).reduce((best, other) => isBetter(best, other) ? other : best));
  });
}

/** Digits are kept exactly, as sprig's decimals keep them: 0.1 and 0.2 are 0.3. */
function decimal(first: number, rest: readonly number[], operator: "+" | "-" | "*" | "/"): number {
  let { digits, scale } = exact(first);
  for (const value of rest) {
    const other = exact(value);
    if (operator === "*") {
      digits *= other.digits;
      scale += other.scale;
    } else if (operator === "/") {
      if (other.digits === 0n) throw new FunctionError("decimal division by 0");
      ({ digits, scale } = quotient({ digits, scale }, other));
    } else {
      const common = Math.max(scale, other.scale);
      const left = digits * 10n ** BigInt(common - scale),
        right = other.digits * 10n ** BigInt(common - other.scale);
      digits = operator === "+" ? left + right : left - right;
      scale = common;
    }
  }
  return Number(`${digits}e${-scale}`);
}

/** Digits after the point that a quotient has. */
const quotientScale = 16;

interface Decimal {
  digits: bigint;
  scale: number;
}

function quotient(left: Decimal, right: Decimal): Decimal {
  const power = quotientScale + right.scale - left.scale;
  const dividend = power >= 0 ? left.digits * 10n ** BigInt(power) : left.digits;
  const divisor = power >= 0 ? right.digits : right.digits * 10n ** BigInt(-power);
  const sign = dividend < 0n === divisor < 0n ? 1n : -1n;
  const rest = dividend % divisor;
  const isHalf = (rest < 0n ? -rest : rest) * 2n >= (divisor < 0n ? -divisor : divisor);
  return { digits: dividend / divisor + (isHalf ? sign : 0n), scale: quotientScale };
}

function exact(value: number): Decimal {
  if (!Number.isFinite(value)) throw new FunctionError(`Cannot create a Decimal from ${value}`);
  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

function round(value: GoValue, places: bigint, from = 0.5): number {
  const power = 10 ** Number(places);
  const shifted = power * float64Of(value);
  const fraction = shifted - Math.trunc(shifted);
  return (fraction >= from ? Math.ceil(shifted) : Math.floor(shifted)) / power;
}

function numberList(start: bigint, stop: bigint, step: bigint): GoValue {
  const list: bigint[] = [];
  if (step !== 0n && (stop - start) / step > maxCount) throw new FunctionError("makeslice: len out of range");
  if (stop < start ? step < 0n : step > 0n) {
    for (let value = start; step > 0n ? value < stop : value > stop; value += step) list.push(value);
  }
  return withType(list, "[]int");
}

function sequence(...numbers: bigint[]): string {
  if (numbers.length === 0 || numbers.length > 3) return "";
  const start = numbers.length === 1 ? 1n : numbers[0]!;
  const end = numbers.at(-1)!;
  const direction = end < start ? -1n : 1n;
  const step = numbers.length === 3 ? numbers[1]! : direction;
  if (numbers.length === 3 && direction < 0n && step > 0n) return "";
  return (numberList(start, end + direction, step) as bigint[]).join(" ");
}
