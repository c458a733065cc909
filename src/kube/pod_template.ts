import type { JsonObject, KubeObject } from "./object.ts";

/** A pod's spec within an object, and its metadata where it is a template. */
export interface PodPart {
  spec: JsonObject;
  /** Of the template; absent for a pod. */
  template?: JsonObject;
}

/**
 * Where an object describes pods: a pod itself, a template, a cron job's template of a job. Changing what is answered
 * changes the object. Undefined: it describes none.
 */
export function podPart(object: KubeObject): PodPart | undefined {
  const spec = object["spec"] as JsonObject | undefined;
  if (spec === undefined) return undefined;
  if (object.kind === "Pod") return { spec };
  const owner = object.kind === "CronJob" ? (spec["jobTemplate"] as JsonObject | undefined)?.["spec"] : spec;
  if (!WITH_TEMPLATE.has(object.kind ?? "")) return undefined;
  const template = (owner as JsonObject | undefined)?.["template"] as JsonObject | undefined;
  const inner = template?.["spec"] as JsonObject | undefined;
  return template && inner ? { spec: inner, template } : undefined;
}

/** The containers of a pod's spec; changing one changes the spec. */
export function containersIn(
  spec: JsonObject,
  list: "containers" | "initContainers" = "containers",
): JsonObject[] {
  return (spec[list] ?? []) as JsonObject[];
}

const WITH_TEMPLATE = new Set([
  "CronJob",
  "DaemonSet",
  "Deployment",
  "Job",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
]);
