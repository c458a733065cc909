import { JsonPathError } from "../../kube/json_path.ts";
import type { Json } from "../../kube/object.ts";
import { sortByPath } from "../../kube/sort_by.ts";
import type { Table } from "../../kube/table.ts";

/**
 * The rows by a field of their objects. A field that no row has leaves nothing: kubectl prints the table that it could not
 * sort as an empty one.
 */
export function sortedRows({ rows }: Table, sortBy: string): Table["rows"] {
  try {
    return sortByPath(rows, sortBy, (row) => row.object as Json);
  } catch (error) {
    if (error instanceof JsonPathError && error.message.startsWith("couldn't find any field")) return [];
    throw error;
  }
}
