/** What the built-in values hand out when they are gone through. */
import { END, Instance, PythonSet, type PythonValue, Range, Steps, Tuple } from "./value.ts";

export function stepsOf(title: string, step: () => PythonValue | typeof END): Steps {
  // deno-lint-ignore require-yield
  return new Steps(title, function* () {
    return step();
  });
}

export function itemsOf(value: PythonValue): readonly PythonValue[] | undefined {
  if (typeof value === "string") return [...value];
  if (value instanceof Tuple) return value.items;
  if (value instanceof PythonSet) return value.values;
  if (value instanceof Uint8Array) return [...value].map(BigInt);
  return undefined;
}

export function isIterable(value: PythonValue): boolean {
  if (value instanceof Instance) {
    return ["__iter__", "__getitem__"].some((name) => value.type.find(name) !== undefined);
  }
  return Array.isArray(value) || value instanceof Steps || value instanceof Range ||
    itemsOf(value) !== undefined;
}

export function isOrder(operator: string, order: number): boolean {
  if (Number.isNaN(order)) return false;
  return operator === "<"
    ? order < 0
    : operator === ">"
    ? order > 0
    : operator === "<="
    ? order <= 0
    : order >= 0;
}
