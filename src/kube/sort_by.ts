/** `--sort-by`: objects ordered by what a path finds in them. */
import { goType } from "./go_value.ts";
import { findJsonPath, JsonPathError, parseRelaxedJsonPath } from "./json_path.ts";
import type { Json } from "./object.ts";
import { compareQuantities, parseQuantity, type Quantity, QuantityError } from "./quantity.ts";

/**
 * Sorts items by the first value that a path (`.metadata.name`, `{.status.startTime}`) finds in their data.
 * Null comes before any value; numbers go by size, strings as quantities where both are, else by their letters.
 * Items without the value come first, the last of them in front, as kubectl leaves them; equal items keep their order.
 *
 * @throws {JsonPathError} for a path that cannot be read or that no item has, or values that have no order.
 */
export function sortByPath<T>(items: T[], expression: string, dataOf: (item: T) => Json): T[] {
  if (expression === "") return [...items];
  const path = parseRelaxedJsonPath(expression);
  const keyed = items.map((item) => ({ item, key: findJsonPath(path, dataOf(item))[0]?.[0] }));
  const absent = keyed.filter(({ key }) => key === undefined);
  const present = keyed.flatMap(({ item, key }) => key === undefined ? [] : [{ item, key }]);
  if (items.length > 0 && present.length === 0) {
    throw new JsonPathError(`couldn't find any field with path "${path.template}" in the list of objects`);
  }
  const unsortable = present.find(({ key }) =>
    typeof key === "object" && key !== null || typeof key === "boolean"
  );
  if (unsortable && present.length > 1) {
    throw new JsonPathError(
      `Field ${path.template} in [][][]reflect.Value is an unsortable type: interface, ` +
        `err: unsortable type: ${goType(unsortable.key)}`,
    );
  }
  present.sort((left, right) => compareKeys(left.key, right.key));
  return [...absent.reverse(), ...present].map(({ item }) => item);
}

function compareKeys(left: Json, right: Json): number {
  if (left === null || right === null) return Number(right === null) - Number(left === null);
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left !== "string" || typeof right !== "string" || left === right) return 0;
  const first = asQuantity(left);
  const second = first && asQuantity(right);
  return first && second ? compareQuantities(first, second) : left < right ? -1 : 1;
}

function asQuantity(text: string): Quantity | undefined {
  try {
    return parseQuantity(text);
  } catch (error) {
    if (error instanceof QuantityError) return undefined;
    throw error;
  }
}
