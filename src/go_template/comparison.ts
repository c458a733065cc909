/** `eq`, `ne`, `lt`, `le`, `gt`, `ge`: values of different kinds are not compared. Source: Go's text/template, funcs.go. */
import { sprintf } from "./format.ts";
import { FunctionError } from "./template_error.ts";
import {
  compareText,
  floatOf,
  type GoFunction,
  goFunction,
  GoNumber,
  GoObject,
  type GoValue,
  integerOf,
  typeName,
} from "./value.ts";

export const comparisonFunctions: Record<string, GoFunction> = {
  eq: goFunction("value, ...value", equalsAny),
  ne: goFunction("value, value", (left: GoValue, right: GoValue) => !equalsAny(left, right)),
  lt: goFunction("value, value", isLess),
  le: goFunction("value, value", isAtMost),
  gt: goFunction("value, value", (left: GoValue, right: GoValue) => !isAtMost(left, right)),
  ge: goFunction("value, value", (left: GoValue, right: GoValue) => !isLess(left, right)),
};

type BasicKind = "bool" | "integer" | "float" | "string" | undefined;

function basicKind(value: GoValue): BasicKind {
  if (typeof value === "boolean") return "bool";
  if (basicText(value) !== undefined) return "string";
  if (integerOf(value) !== undefined) return "integer";
  return floatOf(value) === undefined ? undefined : "float";
}

function basicText(value: GoValue): string | undefined {
  if (typeof value === "string") return value;
  if (!(value instanceof GoObject) || value.kind !== "string") return undefined;
  const held = value.underlying();
  return typeof held === "string" ? held : undefined;
}

function equalsAny(value: GoValue, ...others: GoValue[]): boolean {
  if (others.length === 0) throw new FunctionError("missing argument for comparison");
  return others.some((other) => isEqual(value ?? undefined, other ?? undefined));
}

function isEqual(left: GoValue, right: GoValue): boolean {
  const kind = basicKind(left);
  if (kind !== basicKind(right)) {
    if (left === undefined || right === undefined) return false;
    throw incompatible(left, right);
  }
  if (kind === "integer") return integerOf(left) === integerOf(right);
  if (kind === "float") return floatOf(left) === floatOf(right);
  if (kind === "string") return basicText(left) === basicText(right);
  if (kind === "bool" || left === undefined || right === undefined) return left === right;
  if (isUncomparable(right)) {
    throw new FunctionError(sprintf(`non-comparable type %s: ${typeName(right)}`, [right]));
  }
  if (isUncomparable(left)) {
    throw new FunctionError(
      sprintf("non-comparable types %s: %s, %s: %v", [left, typeName(left), typeName(right), right]),
    );
  }
  return left === right;
}

function isUncomparable(value: GoValue): boolean {
  return typeof value === "object" && !(value instanceof GoNumber) &&
    !(value instanceof GoObject && (value.kind === "struct" || value.kind === "pointer"));
}

function isLess(left: GoValue, right: GoValue): boolean {
  const kind = basicKind(left), other = basicKind(right);
  if (kind === undefined || other === undefined) throw new FunctionError("invalid type for comparison");
  if (kind !== other) throw incompatible(left, right);
  if (kind === "bool") throw new FunctionError("invalid type for comparison");
  if (kind === "integer") return integerOf(left)! < integerOf(right)!;
  if (kind === "float") return floatOf(left)! < floatOf(right)!;
  return compareText(basicText(left)!, basicText(right)!) < 0;
}

function isAtMost(left: GoValue, right: GoValue): boolean {
  return isLess(left, right) || isEqual(left, right);
}

function incompatible(left: GoValue, right: GoValue): FunctionError {
  return new FunctionError(`incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`);
}
