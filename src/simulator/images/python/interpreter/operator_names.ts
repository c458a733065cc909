/** The methods behind operators, and what is said where there is none. */
import { fail, typeName } from "./types.ts";
import { type PythonValue, Tuple } from "./value.ts";

export const REFLECTED: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
  "@": "matmul",
};
export const ORDERS: Readonly<Record<string, [name: string, mirrored: string]>> = {
  "<": ["__lt__", "__gt__"],
  ">": ["__gt__", "__lt__"],
  "<=": ["__le__", "__ge__"],
  ">=": ["__ge__", "__le__"],
};

/** @throws {Raised} TypeError */
export function mismatch(operator: string, left: PythonValue, right: PythonValue, shown: string): never {
  const [a, b] = [typeName(left), typeName(right)];
  if (operator === "+" && (typeof left === "string" || Array.isArray(left) || left instanceof Tuple)) {
    const quotes = typeof left === "string"
      ? ['can only concatenate str (not "', '") to str']
      : [`can only concatenate ${a} (not "`, `") to ${a}`];
    fail("TypeError", `${quotes[0]}${b}${quotes[1]}`);
  }
  const isSequence = (value: PythonValue) =>
    typeof value === "string" || Array.isArray(value) || value instanceof Tuple;
  if (operator === "*" && (isSequence(left) || isSequence(right))) {
    fail("TypeError", `can't multiply sequence by non-int of type '${isSequence(left) ? b : a}'`);
  }
  const name = operator === "**" ? "** or pow()" : shown;
  return fail("TypeError", `unsupported operand type(s) for ${name}: '${a}' and '${b}'`);
}
