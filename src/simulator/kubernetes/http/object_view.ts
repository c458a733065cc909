/** Single objects and lists in the form that was negotiated. */
import type { ListMeta } from "../../../kube/object.ts";
import { printYaml } from "../../../kube/yaml_print.ts";
import { inKeyOrder } from "../json_value.ts";
import type { AnyKind } from "../kind.ts";
import { apiVersionOf } from "../object_form.ts";
import type { StoredObject } from "../registry.ts";
import { StoredEntry } from "../stored_entry.ts";
import { type Answer, bytesAnswer, joined, jsonAnswer } from "./answer.ts";
import type { ResourceRequest } from "./api_context.ts";
import { type Form, negotiate } from "./negotiation.ts";
import { encodeTable, parseIncludeObject } from "./table_view.ts";

/** An object that is or was stored. */
export function objectAnswer(
  { request, kind, face, pretty }: ResourceRequest,
  code: number,
  given: StoredEntry | StoredObject,
  nowMs: number,
): Answer {
  const stored = given instanceof StoredEntry ? given : new StoredEntry(kind, given, 0);
  const entry = stored.in(face);
  const form = negotiate(request.headers.get("accept"));
  if (form.as === "table") {
    const metadata = JSON.stringify({ resourceVersion: entry.object.metadata.resourceVersion });
    const include = parseIncludeObject(request.query);
    return encoded(
      code,
      encodeTable([entry], {
        kind: face,
        version: form.version,
        metadata,
        withColumns: true,
        include,
        nowMs,
      }),
      form,
      pretty,
    );
  }
  return encoded(code, form.as === "metadata" ? entry.metadataBytes : entry.bytes, form, pretty);
}

/** A page of objects. */
export function listAnswer(
  { request, face, pretty }: ResourceRequest,
  stored: readonly StoredEntry[],
  metadata: ListMeta,
  nowMs: number,
): Answer {
  const form = negotiate(request.headers.get("accept"));
  const entries = face.fromStored ? stored.map((entry) => entry.in(face)) : stored;
  if (form.as === "table") {
    const include = parseIncludeObject(request.query);
    const meta = JSON.stringify(metadata);
    const parts = { kind: face, version: form.version, metadata: meta, withColumns: true, include, nowMs };
    const order = face.rowOrder;
    const rows = order ? entries.toSorted((a, b) => order(a.object, b.object)) : entries;
    return encoded(200, encodeTable(rows, parts), form, pretty);
  }
  return encoded(200, encodeList(face, entries, metadata, form), form, pretty);
}

function encodeList(
  kind: AnyKind,
  entries: readonly StoredEntry[],
  metadata: ListMeta,
  form: Form,
): Uint8Array<ArrayBuffer> {
  const asMetadata = form.as === "metadata";
  const name = asMetadata ? "PartialObjectMetadataList" : kind.listKind ?? `${kind.kind}List`;
  const version = asMetadata ? `meta.k8s.io/${form.version}` : apiVersionOf(kind);
  const [head, end] = asMetadata || !kind.isCustom
    ? [`{"kind":"${name}","apiVersion":"${version}","metadata":${JSON.stringify(metadata)},"items":[`, "]}"]
    : [`{"apiVersion":"${version}","items":[`, `],"kind":"${name}","metadata":${mapJson(metadata)}}`];
  const chunks: Uint8Array[] = [encoder.encode(head)];
  for (const entry of entries) {
    if (chunks.length > 1) chunks.push(COMMA);
    if (asMetadata) chunks.push(entry.metadataBytes);
    else if (kind.isCustom) chunks.push(entry.bytes);
    else chunks.push(OPEN, entry.itemBytes);
  }
  chunks.push(encoder.encode(end));
  return joined(chunks);
}

/** Lists of custom resources are maps to the server: they say that there is no next page. */
function mapJson(metadata: ListMeta): string {
  return JSON.stringify(inKeyOrder({ continue: "", ...metadata }));
}

function encoded(code: number, bytes: Uint8Array<ArrayBuffer>, form: Form, pretty: boolean): Answer {
  if (form.media === "yaml") {
    const text = printYaml(JSON.parse(decoder.decode(bytes)));
    return { code, type: "application/yaml", body: encoder.encode(text) };
  }
  if (pretty) return jsonAnswer(code, JSON.parse(decoder.decode(bytes)), true);
  return bytesAnswer(code, bytes);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const COMMA = encoder.encode(",");
const OPEN = encoder.encode("{");
