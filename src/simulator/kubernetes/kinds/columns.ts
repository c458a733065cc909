/** Columns that most kinds have, and a short way to write the others. */
import { ageSince } from "../../../kube/age.ts";
import type { Json, ObjectMeta } from "../../../kube/object.ts";
import type { Column } from "../kind.ts";

/** What `text` may be told beside name, description and cell. */
export interface ColumnOptions {
  type?: Column<unknown>["type"];
  /** Shown only by `-o wide`. */
  wide?: boolean;
}

/** A column; its type is `string` unless said otherwise, whatever its cells are: so does the server. */
export function column<T>(
  name: string,
  description: string,
  cell: (object: T, nowMs: number) => Json,
  options: ColumnOptions = {},
): Column<T> {
  return {
    name,
    type: options.type ?? "string",
    format: "",
    description,
    priority: options.wide ? 1 : 0,
    cell,
  };
}

export function nameColumn<T extends { metadata?: ObjectMeta }>(options: ColumnOptions = {}): Column<T> {
  return {
    ...column<T>("Name", "The object's name.", (object) => object.metadata?.name ?? "", options),
    format: "name",
  };
}

export function ageColumn<T extends { metadata?: ObjectMeta }>(): Column<T> {
  return column<T>(
    "Age",
    "How long ago the object was created.",
    (object, nowMs) => ageSince(object.metadata?.creationTimestamp, nowMs),
  );
}

/** `a=b,c=d`, sorted by key, as the server prints a map of labels. */
export function labelText(labels: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).sort(([a], [b]) => a < b ? -1 : 1);
  return pairs.map(([key, value]) => `${key}=${value}`).join(",") || NONE;
}

/** What an empty cell says. */
export const NONE = "<none>";
