/** sum, min, max, isSorted, indexOf, lastIndexOf, slice, distinct, sort, reverse, flatten; sets. */
import type { Environment } from "@marcbachmann/cel-js";
import { RunProblem } from "../problem.ts";
import { isEqual, namespace } from "./library.ts";

type Ordered = bigint | number | string | boolean | Date;

export function listLibrary(environment: Environment): void {
  environment.registerFunction(
    "list<int>.sum(): int",
    (list: bigint[]) => list.reduce((sum, one) => sum + one, 0n),
  );
  environment.registerFunction(
    "list<double>.sum(): double",
    (list: number[]) => list.reduce((sum, one) => sum + one, 0),
  );
  environment.registerFunction(
    "list<T>.min(): T",
    (list: Ordered[]) => extreme("min", list, (a, b) => a < b),
  );
  environment.registerFunction(
    "list<T>.max(): T",
    (list: Ordered[]) => extreme("max", list, (a, b) => a > b),
  );
  environment.registerFunction(
    "list<dyn>.isSorted(): bool",
    (list: Ordered[]) => list.every((item, index) => index === 0 || !(item < list[index - 1]!)),
  );
  environment.registerFunction(
    "list<dyn>.indexOf(dyn): int",
    (list: unknown[], wanted: unknown) => BigInt(list.findIndex((item) => isEqual(item, wanted))),
  );
  environment.registerFunction(
    "list<dyn>.lastIndexOf(dyn): int",
    (list: unknown[], wanted: unknown) => BigInt(list.findLastIndex((item) => isEqual(item, wanted))),
  );
  environment.registerFunction("list<T>.slice(int, int): list<T>", slice);
  environment.registerFunction("list<T>.distinct(): list<T>", distinct);
  environment.registerFunction("list<T>.reverse(): list<T>", (list: unknown[]) => list.toReversed());
  environment.registerFunction(
    "list<T>.sort(): list<T>",
    (list: Ordered[]) => list.toSorted((a, b) => a < b ? -1 : a > b ? 1 : 0),
  );
  environment.registerFunction("list<dyn>.flatten(): list<dyn>", (list: unknown[]) => list.flat());
  const has = (list: unknown[], wanted: unknown) => list.some((item) => isEqual(item, wanted));
  const contains = (list: unknown[], wanted: unknown[]) => wanted.every((item) => has(list, item));
  namespace(environment, "sets", {
    "contains(list<dyn>, list<dyn>): bool": contains,
    "equivalent(list<dyn>, list<dyn>): bool": (a: unknown[], b: unknown[]) =>
      contains(a, b) && contains(b, a),
    "intersects(list<dyn>, list<dyn>): bool": (a: unknown[], b: unknown[]) => a.some((item) => has(b, item)),
  });
}

function extreme(
  name: string,
  list: readonly Ordered[],
  isBetter: (a: Ordered, b: Ordered) => boolean,
): Ordered {
  if (list.length === 0) throw new RunProblem(`${name} called on empty list`);
  return list.reduce((found, item) => isBetter(item, found) ? item : found);
}

function slice(list: readonly unknown[], start: bigint, end: bigint): unknown[] {
  if (start < 0n || end < 0n) {
    throw new RunProblem(`cannot slice(${start}, ${end}), negative indexes not supported`);
  }
  if (start > end) {
    throw new RunProblem(
      `cannot slice(${start}, ${end}), start index must be less than or equal to end index`,
    );
  }
  if (end > list.length) {
    throw new RunProblem(`cannot slice(${start}, ${end}), list is length ${list.length}`);
  }
  return list.slice(Number(start), Number(end));
}

function distinct(list: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  for (const item of list) if (!found.some((one) => isEqual(one, item))) found.push(item);
  return found;
}
