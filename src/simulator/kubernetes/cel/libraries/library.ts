import type { Environment, Optional } from "@marcbachmann/cel-js";

/** What libraries need of the package beside an environment. */
export interface CelPackage {
  Optional: typeof Optional;
}

/** Adds functions and types to an environment. */
export type Library = (environment: Environment, cel: CelPackage) => void;

/** Functions such as `sets.contains(…)`: a constant of that name, whose methods they are. */
export function namespace(
  environment: Environment,
  name: string,
  functions: Readonly<Record<string, (...values: never[]) => unknown>>,
): void {
  const type = `Namespace.${name}`;
  class Namespace {}
  environment.registerType(type, { ctor: Namespace, fields: {} });
  environment.registerConstant(name, type, new Namespace());
  for (const [signature, work] of Object.entries(functions)) {
    environment.registerFunction(
      `${type}.${signature}`,
      (_self: unknown, ...values: unknown[]) => work(...values as never[]),
    );
  }
}

/** Equality as `==` has it, for the values that lists hold. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (typeof left === "bigint" && typeof right === "number") return Number(left) === right;
  if (typeof left === "number" && typeof right === "bigint") return left === Number(right);
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return left === right;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length &&
      left.every((item, index) => isEqual(item, right[index]));
  }
  const [own, other] = [Object.entries(left), right as Record<string, unknown>];
  return own.length === Object.keys(other).length &&
    own.every(([key, value]) => Object.hasOwn(other, key) && isEqual(value, other[key]));
}
