/** The two ways in which components write Events: the core API's (most), and events.k8s.io's (the scheduler). */
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { microTimestamp, timestamp } from "./object_form.ts";
import type { EventRecord } from "./registry.ts";

/** Components that run in a process of their own; all others are parts of the controller manager. */
const FIELD_MANAGERS: Record<string, string> = {
  kubelet: "kubelet",
  "kube-proxy": "kube-proxy",
  "default-scheduler": "kube-scheduler",
};

export function fieldManagerOf(component: string): string {
  return ownEntry(FIELD_MANAGERS, component) ?? "kube-controller-manager";
}

/** Written through events.k8s.io: an event time instead of first and last, a series instead of a count. */
export function isSeriesWriter(component: string): boolean {
  return component === "default-scheduler";
}

/** A new Event of the core group. */
export function newEvent(
  event: EventRecord,
  metadata: { name: string; namespace: string },
  message: string,
  nowMs: number,
): KubeObject {
  const series = isSeriesWriter(event.component);
  const now = timestamp(nowMs);
  return {
    metadata,
    involvedObject: referenceTo(event),
    reason: event.reason,
    message,
    source: series ? {} : { component: event.component, ...(event.host ? { host: event.host } : {}) },
    firstTimestamp: series ? null : now,
    lastTimestamp: series ? null : now,
    ...(series ? {} : { count: 1 }),
    type: event.type,
    eventTime: series ? microTimestamp(nowMs) : null,
    ...(series ? { action: event.reason === "Scheduled" ? "Binding" : "Scheduling" } : {}),
    reportingComponent: event.component,
    reportingInstance: series ? `${event.component}-${event.host ?? "control-plane"}` : event.host ?? "",
  };
}

/** What changes when the same is reported again for the `count`th time. */
export function repeatPatch(component: string, count: number, message: string, nowMs: number): JsonObject {
  if (isSeriesWriter(component)) return { series: { count, lastObservedTime: microTimestamp(nowMs) } };
  return { count, lastTimestamp: timestamp(nowMs), message };
}

function referenceTo(event: EventRecord): JsonObject {
  const { kind, apiVersion, metadata } = event.regarding;
  return {
    kind: String(kind),
    ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
    name: metadata.name,
    uid: metadata.uid,
    apiVersion: String(apiVersion),
    resourceVersion: metadata.resourceVersion,
    ...(event.fieldPath ? { fieldPath: event.fieldPath } : {}),
  };
}
