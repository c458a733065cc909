/**
 * Objects of files, as a client writes them that knows their Go types: structures that cannot be absent are there, empty.
 * Kinds that are not named here stay as they are.
 */
import { ownEntry } from "../../kube/own_entry.ts";
import { podPart } from "../../kube/pod_template.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";

export function withZeroValues(object: KubeObject): KubeObject {
  const zero = ownEntry(ZEROS, object.kind ?? "");
  if (!zero) return object;
  const filled = structuredClone(object);
  const { spec, status } = zero;
  if (spec) {
    filled["spec"] = { ...filled["spec"] as JsonObject, ...missing(filled["spec"] as JsonObject, spec) };
  }
  if (status) filled["status"] ??= structuredClone(status);
  const part = podPart(filled);
  if (part?.template) part.template["metadata"] ??= {};
  for (const list of ["containers", "initContainers"]) {
    for (const container of (part?.spec[list] ?? []) as JsonObject[]) container["resources"] ??= {};
  }
  return filled;
}

interface Zero {
  spec?: JsonObject;
  status?: JsonObject;
}

const ZEROS: Record<string, Zero> = {
  Pod: { status: {} },
  Deployment: { spec: { strategy: {} }, status: {} },
  StatefulSet: { spec: { updateStrategy: {} }, status: { availableReplicas: 0, replicas: 0 } },
  DaemonSet: {
    spec: { updateStrategy: {} },
    status: { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 },
  },
  ReplicaSet: { status: { replicas: 0 } },
  Job: { status: {} },
  CronJob: { status: {} },
  Service: { status: { loadBalancer: {} } },
};

function missing(spec: JsonObject, zero: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(zero).filter(([field]) => !(field in spec)));
}
