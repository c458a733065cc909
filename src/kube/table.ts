/** meta.k8s.io/v1 Table: a list as the server would print it. */
import type { Json, KubeObject, ListMeta } from "./object.ts";

/** A column. Priority 0 is always shown, above 0 only in wide output. */
export interface TableColumn {
  name: string;
  type: string;
  /** `name` marks the identifying column. */
  format: string;
  description: string;
  priority: number;
}

/** A row; cells are in column order. `object` is PartialObjectMetadata, the whole object, or absent. */
export interface TableRow {
  cells: Json[];
  object?: KubeObject;
  conditions?: { type: string; status: string; reason?: string; message?: string }[];
}

export interface Table {
  kind: "Table";
  apiVersion: "meta.k8s.io/v1";
  metadata: ListMeta;
  /** In a watch, only the first event carries the columns. */
  columnDefinitions?: TableColumn[];
  rows: TableRow[];
}
