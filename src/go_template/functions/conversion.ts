/** Values as functions of sprig take them: texts and numbers of whatever is given. Source: sprig, strings.go; spf13/cast. */
import { goText } from "../format.ts";
import { parseGoFloat, parseGoInteger } from "../number_literal.ts";
import { FunctionError } from "../template_error.ts";
import { floatOf, GoNumber, GoObject, type GoValue, integerOf, kindName, withType } from "../value.ts";

/** Text as it is; anything else as it is printed. */
export function textOf(value: GoValue): string {
  return typeof value === "string" ? value : goText(value);
}

/** A list of texts, without what is nil; a single value is a list of one. */
export function textsOf(value: GoValue): string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return [textOf(value)];
  return value.filter((item) => item !== null && item !== undefined).map(textOf);
}

export function textList(texts: readonly string[]): GoValue {
  return withType([...texts], "[]string");
}

/** A whole number of 64 bits; 0 of what is none. */
export function int64Of(value: GoValue): bigint {
  const integer = integerOf(value);
  if (integer !== undefined) return BigInt.asIntN(64, integer);
  const float = floatOf(value);
  if (float !== undefined) {
    return Number.isFinite(float) ? BigInt.asIntN(64, BigInt(Math.trunc(float))) : -(2n ** 63n);
  }
  if (typeof value === "boolean") return value ? 1n : 0n;
  const text = heldText(value);
  if (text === undefined) return 0n;
  const parsed = parseGoInteger(text.replace(/(?<=\d)\.0*$/, ""));
  return parsed !== undefined && BigInt.asIntN(64, parsed) === parsed ? parsed : 0n;
}

export function int64(value: bigint): GoNumber {
  return new GoNumber("int64", BigInt.asIntN(64, value));
}

export function float64Of(value: GoValue): number {
  const float = floatOf(value);
  if (float !== undefined) return float;
  const integer = integerOf(value);
  if (integer !== undefined) return Number(integer);
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = heldText(value);
  return text === undefined ? 0 : parseGoFloat(text) ?? 0;
}

/** A list, or an error that names what was to be done with it. */
export function listOf(value: GoValue, refusal: string): GoValue[] {
  if (value === null || value === undefined) throw nilPointer();
  const held = value instanceof GoObject && value.kind === "slice" ? value.underlying() : value;
  if (!Array.isArray(held)) throw new FunctionError(`${refusal} ${kindName(value)}`);
  return held;
}

/** What Go says where a function looks at the type of nil. */
export function nilPointer(): FunctionError {
  return new FunctionError("runtime error: invalid memory address or nil pointer dereference");
}

function heldText(value: GoValue): string | undefined {
  if (typeof value === "string") return value;
  const held = value instanceof GoObject && value.kind === "string" ? value.underlying() : undefined;
  return typeof held === "string" ? held : undefined;
}
