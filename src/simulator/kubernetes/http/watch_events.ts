/** What a watch sends of each change: which event for whom, and its bytes in the negotiated form. */
import type { Json, KubeObject, Status } from "../../../kube/object.ts";
import { inKeyOrder } from "../json_value.ts";
import type { KindFace } from "../kind_face.ts";
import { apiVersionOf } from "../object_form.ts";
import type { Selector } from "../selection.ts";
import type { Change } from "../store.ts";
import { StoredEntry } from "../stored_entry.ts";
import { joined } from "./answer.ts";
import type { Form } from "./negotiation.ts";
import { encodeTable, type IncludeObject } from "./table_view.ts";

export interface Outcome {
  type: "ADDED" | "MODIFIED" | "DELETED";
  entry: StoredEntry;
}

/** What a change is for those who select: an object may enter or leave. Undefined: it is none of theirs. */
export function outcomeOf(change: Change, selector: Selector): Outcome | undefined {
  if (selector.isEmpty) return { type: change.type, entry: change.entry };
  const was = change.previous !== undefined && selector.matches(change.previous.object);
  const is = change.type !== "DELETED" && selector.matches(change.entry.object);
  if (is) return { type: was ? "MODIFIED" : "ADDED", entry: change.entry };
  if (!was) return undefined;
  if (change.type === "DELETED") return { type: "DELETED", entry: change.entry };
  // It left: the old state with the new version.
  const { object } = change.previous!;
  const metadata = { ...object.metadata, resourceVersion: String(change.revision) };
  return {
    type: "DELETED",
    entry: new StoredEntry(change.kind, { ...object, metadata }, change.revision),
  };
}

/** Encodes the events of one watch. Only the first table carries the columns. */
export class EventEncoder {
  readonly #kind: KindFace;
  readonly #form: Form;
  readonly #include: IncludeObject;
  #isFirst = true;

  constructor(kind: KindFace, form: Form, include: IncludeObject) {
    this.#kind = kind;
    this.#form = form;
    this.#include = include;
  }

  encode({ type, entry }: Outcome, nowMs: number): Uint8Array<ArrayBuffer> {
    return line(type, this.#bytesOf(entry.in(this.#kind), nowMs));
  }

  /** A bookmark: nothing but how far the watch has come. */
  bookmark(revision: number, isInitialEnd: boolean): Uint8Array<ArrayBuffer> {
    const metadata = {
      resourceVersion: String(revision),
      ...(isInitialEnd ? { annotations: { "k8s.io/initial-events-end": "true" } } : {}),
    };
    const skeleton = { kind: this.#kind.kind, apiVersion: apiVersionOf(this.#kind), metadata };
    return line("BOOKMARK", encoder.encode(JSON.stringify(this.#bookmarkObject(skeleton))));
  }

  error(status: Status): Uint8Array<ArrayBuffer> {
    return line("ERROR", encoder.encode(JSON.stringify(status)));
  }

  #bytesOf(entry: StoredEntry, nowMs: number): Uint8Array {
    if (this.#form.as === "object") return entry.bytes;
    if (this.#form.as === "metadata") return entry.metadataBytes;
    const metadata = JSON.stringify({ resourceVersion: entry.object.metadata.resourceVersion });
    const withColumns = this.#isFirst;
    this.#isFirst = false;
    return encodeTable([entry], {
      kind: this.#kind,
      version: this.#form.version,
      metadata,
      withColumns,
      include: this.#include,
      nowMs,
    });
  }

  #bookmarkObject(skeleton: KubeObject): unknown {
    if (this.#form.as === "object") return this.#kind.isCustom ? inKeyOrder(skeleton) : skeleton;
    const partial = {
      kind: "PartialObjectMetadata",
      apiVersion: `meta.k8s.io/${this.#form.version}`,
      metadata: skeleton.metadata,
    };
    if (this.#form.as === "metadata") return partial;
    return {
      kind: "Table",
      apiVersion: `meta.k8s.io/${this.#form.version}`,
      metadata: { resourceVersion: skeleton.metadata.resourceVersion },
      columnDefinitions: null,
      rows: [{ cells: this.#kind.columns.map(({ type }) => EMPTY_CELLS[type]), object: partial }],
    };
  }
}

const EMPTY_CELLS: Record<string, Json> = {
  string: "",
  date: "<unknown>",
  integer: 0,
  number: 0,
  boolean: false,
};

function line(type: string, object: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([HEADS[type]!, object, TAIL]);
}

const encoder = new TextEncoder();
const HEADS: Record<string, Uint8Array> = Object.fromEntries(
  ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"]
    .map((type) => [type, encoder.encode(`{"type":"${type}","object":`)]),
);
const TAIL = encoder.encode("}\n");
