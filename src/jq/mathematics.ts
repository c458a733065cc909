/** Functions of numbers, as the C library has them. */
import type { Json } from "../kube/object.ts";
import { assertNumber } from "./expressions.ts";

const OF_ONE = [
  "floor",
  "ceil",
  "round",
  "sqrt",
  "trunc",
  "exp",
  "expm1",
  "log",
  "log10",
  "log1p",
  "log2",
  "cbrt",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "sinh",
  "cosh",
  "tanh",
  "asinh",
  "acosh",
  "atanh",
] as const;

/** By name and number of arguments. */
export const MATHEMATICS: Readonly<Record<string, (input: Json, ...given: Json[]) => Json>> = {
  ...Object.fromEntries(
    OF_ONE.map((name) => [`${name}/0`, (input: Json) => Math[name](assertNumber(input))]),
  ),
  "fabs/0": (input) => Math.abs(assertNumber(input)),
  "exp2/0": (input) => 2 ** assertNumber(input),
  "exp10/0": (input) => 10 ** assertNumber(input),
  "pow/2": (_input, base, exponent) => assertNumber(base!) ** assertNumber(exponent!),
};
