/** What a world starts from: its nodes, and its history as a list of things that were created some time ago. */
import type { KubeObject } from "../../kube/object.ts";
import type { NodeProfile } from "../kubernetes/kubelet/pod_context.ts";

export interface Scenario {
  name: string;
  /** One line for `--help`. */
  summary: string;
  nodes: readonly NodeProfile[];
  /** What its kubeconfig offers, the current one first; absent: `default`, in the namespace of that name. */
  contexts?: readonly ScenarioContext[];
  /** Any order; the oldest is the cluster's age. Controllers do the rest. */
  history: readonly Step[];
}

export interface ScenarioContext {
  name: string;
  /** Absent: `default`. */
  namespace?: string;
}

export interface Step {
  /** Milliseconds before the world's start. */
  agoMs: number;
  objects: readonly KubeObject[];
  /** Who has written them; default `kubectl-client-side-apply`. */
  fieldManager?: string;
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** The object as `kubectl apply` leaves it: with the annotation that remembers what was applied. */
export function applied(object: KubeObject): KubeObject {
  const annotations = object.metadata.annotations ?? {};
  const remembered = { ...object, metadata: { ...object.metadata, annotations } };
  const text = `${JSON.stringify(sorted(remembered))}\n`;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...annotations, "kubectl.kubernetes.io/last-applied-configuration": text },
    },
  };
}

/** Keys in order, as Go writes maps. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}
