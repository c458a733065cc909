/** The state of a cluster at one moment. Taking one copies nothing: stored objects are frozen and are shared. */
import type { KubeObject } from "../../kube/object.ts";
import { serveDefinitions } from "../kubernetes/custom/custom_kinds.ts";
import type { NodeProfile } from "../kubernetes/kubelet/pod_context.ts";
import type { ObjectRegistry } from "../kubernetes/object_registry.ts";
import { apiVersionOf } from "../kubernetes/object_form.ts";
import type { AnyKind } from "../kubernetes/kind.ts";
import { keyOf, type Store } from "../kubernetes/store.ts";
import { StoredEntry } from "../kubernetes/stored_entry.ts";
import type { PastState } from "./history.ts";
import { differences, restoreStates } from "./restore.ts";

export interface Snapshot {
  /** Simulated milliseconds since the epoch. */
  takenMs: number;
  revision: number;
  /** The machines that run pods. */
  nodes: readonly NodeProfile[];
  /** Every object, in the order of the kinds. */
  objects: readonly KubeObject[];
}

export const SNAPSHOT_FORMAT = "pequod-snapshot/1";

export function takeSnapshot(
  registry: ObjectRegistry,
  nodes: readonly NodeProfile[],
  takenMs: number,
): Snapshot {
  const { store, kinds } = registry;
  const objects = kinds.flatMap((kind) => [...store.table(kind).list()].map(({ object }) => object));
  return { takenMs, revision: store.revision, nodes, objects };
}

/**
 * Writes what differs. Returns how many objects changed.
 *
 * @throws {RangeError} a kind that is not served
 */
export function restoreSnapshot(registry: ObjectRegistry, { objects }: Snapshot): number {
  serveDefinitions(registry, objects);
  const { store, kinds } = registry;
  return restoreStates(store, differences(store, statesOf(store, kinds, objects), kinds));
}

function statesOf(store: Store, kinds: readonly AnyKind[], objects: readonly KubeObject[]): PastState[] {
  const byName = new Map(kinds.map((kind) => [`${apiVersionOf(kind)} ${kind.kind}`, kind]));
  return objects.map((object) => {
    const kind = byName.get(`${object.apiVersion} ${object.kind}`);
    if (!kind) {
      throw new RangeError(
        `Cannot restore ${object.kind} ${object.metadata.name}: ${object.apiVersion} does not serve it`,
      );
    }
    const key = keyOf(object.metadata.namespace, object.metadata.name!);
    const present = store.table(kind).get(key);
    if (present?.object === object) return { kind, key, entry: present };
    const stored = object as StoredEntry["object"];
    return { kind, key, entry: new StoredEntry(kind, stored, Number(stored.metadata.resourceVersion ?? 0)) };
  });
}

/** As a file: one object a line, so that two of them can be compared. */
export function snapshotText({ takenMs, revision, nodes, objects }: Snapshot): string {
  const head = { format: SNAPSHOT_FORMAT, takenAt: new Date(takenMs).toISOString(), revision, nodes };
  const lines = objects.map((object) => JSON.stringify(object));
  return `${JSON.stringify(head).slice(0, -1)},"objects":[\n${lines.join(",\n")}\n]}\n`;
}

/** @throws {SyntaxError} not a snapshot, and why */
export function parseSnapshot(text: string): Snapshot {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`Cannot read the snapshot: ${(cause as Error).message}`, { cause });
  }
  const { format, takenAt, revision, nodes, objects } = (value ?? {}) as Record<string, unknown>;
  if (format !== SNAPSHOT_FORMAT) {
    throw new SyntaxError(
      `Cannot read the snapshot: its format is ${JSON.stringify(format)}, expected ${
        JSON.stringify(SNAPSHOT_FORMAT)
      }`,
    );
  }
  const takenMs = Date.parse(String(takenAt));
  const isWhole = Number.isFinite(takenMs) && typeof revision === "number" && Array.isArray(nodes) &&
    Array.isArray(objects) && objects.every(isNamed);
  if (!isWhole) {
    throw new SyntaxError(
      "Cannot read the snapshot: takenAt, revision, nodes and objects with kind, apiVersion and metadata.name are needed",
    );
  }
  return { takenMs, revision, nodes: nodes as NodeProfile[], objects: objects as KubeObject[] };
}

function isNamed(object: unknown): boolean {
  const { kind, apiVersion, metadata } = (object ?? {}) as Partial<KubeObject>;
  return typeof kind === "string" && typeof apiVersion === "string" && typeof metadata?.name === "string";
}
