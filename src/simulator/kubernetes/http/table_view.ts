/** Objects as the server prints them: meta.k8s.io Table. */
import type { TableColumn, TableRow } from "../../../kube/table.ts";
import type { AnyKind } from "../kind.ts";
import type { KindFace } from "../kind_face.ts";
import { badRequest } from "../refusals.ts";
import type { StoredEntry } from "../stored_entry.ts";
import { joined } from "./answer.ts";

/** What a row carries beside its cells. */
export type IncludeObject = "None" | "Metadata" | "Object";

/** @throws {StatusError} 400 */
export function parseIncludeObject(query: URLSearchParams): IncludeObject {
  const given = query.get("includeObject");
  if (given === null || given === "") return "Metadata";
  if (given === "None" || given === "Metadata" || given === "Object") return given;
  throw badRequest(`unrecognized includeObject value: ${JSON.stringify(given)}`);
}

export function columnDefinitions(kind: AnyKind): TableColumn[] {
  return kind.columns.map(({ name, type, format = "", description, priority = 0 }) => ({
    name,
    type,
    format,
    description,
    priority,
  }));
}

export interface TableParts {
  kind: KindFace;
  version: "v1" | "v1beta1";
  /** JSON of the list's metadata. */
  metadata: string;
  /** False: `null`, as in all but the first event of a watch. */
  withColumns: boolean;
  include: IncludeObject;
  nowMs: number;
}

/** A whole table, encoded. */
export function encodeTable(entries: readonly StoredEntry[], parts: TableParts): Uint8Array<ArrayBuffer> {
  const columns = parts.withColumns ? JSON.stringify(columnDefinitions(parts.kind)) : "null";
  const head = `{"kind":"Table","apiVersion":"meta.k8s.io/${parts.version}","metadata":${parts.metadata},` +
    `"columnDefinitions":${columns},"rows":[`;
  const chunks: Uint8Array[] = [encoder.encode(head)];
  for (const entry of entries) {
    if (chunks.length > 1) chunks.push(COMMA);
    chunks.push(...rowChunks(entry, parts));
  }
  chunks.push(END);
  return joined(chunks);
}

function rowChunks(entry: StoredEntry, { kind, include, nowMs }: TableParts): Uint8Array[] {
  const { object } = kind.printsStored ? entry.origin : entry;
  const row: TableRow = { cells: kind.columns.map((column) => column.cell(object, nowMs)) };
  const conditions = kind.rowConditions?.(object);
  if (conditions) row.conditions = conditions;
  const head = encoder.encode(`${JSON.stringify(row).slice(0, -1)},"object":`);
  if (include === "None") return [head, NULL, CLOSE];
  return [head, include === "Object" ? entry.bytes : entry.metadataBytes, CLOSE];
}

const encoder = new TextEncoder();
const COMMA = encoder.encode(",");
const CLOSE = encoder.encode("}");
const NULL = encoder.encode("null");
const END = encoder.encode("]}");
