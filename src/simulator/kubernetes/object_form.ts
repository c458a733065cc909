/** The order of fields in which the API server writes objects, and what it leaves out. */
import type { KubeObject, ObjectMeta } from "../../kube/object.ts";
import type { AnyKind } from "./kind.ts";
import { copyOf } from "./json_value.ts";

/** `v1`, `apps/v1`. */
export function apiVersionOf(kind: { group: string; version: string }): string {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}

/**
 * A deep copy with kind and apiVersion first, then metadata in the server's order. Unknown metadata and empty
 * maps and lists in it are left out, as Go's `omitempty` does; undefined fields too.
 */
export function inServerForm(kind: AnyKind, object: KubeObject): KubeObject {
  const { kind: _kind, apiVersion: _apiVersion, metadata, ...rest } = object;
  return {
    kind: kind.kind,
    apiVersion: apiVersionOf(kind),
    metadata: copyOf(metadataInServerForm(metadata ?? {})),
    ...copyOf(rest),
  };
}

/** A shallow copy of metadata in the server's order. */
export function metadataInServerForm(metadata: ObjectMeta): ObjectMeta {
  const given = metadata as Record<string, unknown>;
  const ordered: Record<string, unknown> = {};
  for (const field of METADATA_FIELDS) if (!isEmpty(given[field])) ordered[field] = given[field];
  return ordered as ObjectMeta;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  for (const _ in value) return false;
  return !(value instanceof Date);
}

const METADATA_FIELDS = [
  "name",
  "generateName",
  "namespace",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "labels",
  "annotations",
  "ownerReferences",
  "finalizers",
  "managedFields",
] as const;

/** RFC 3339 with seconds, as metav1.Time is written. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -".000Z".length)}Z`;
}

/** RFC 3339 with microseconds, as metav1.MicroTime is written. */
export function microTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000Z`;
}
