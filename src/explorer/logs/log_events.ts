/** What happened to a pod that has not logged anything yet. */
import { watchObjects } from "../../cluster/object_set_watch.ts";
import type { Discovery } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { ClusterPort } from "../cluster_port.ts";

export interface PodEventsOptions {
  port: ClusterPort;
  discovery: Discovery | undefined;
  namespace: string;
  pod: string;
  uid: string;
  signal: AbortSignal;
  /** The newest last. */
  onChange: (events: readonly string[]) => void;
}

/** Resolves when the signal is aborted, or at once where there are no events to be seen. */
export async function followPodEvents(options: PodEventsOptions): Promise<void> {
  const { port, discovery, namespace, pod, uid, signal, onChange } = options;
  const resource = discovery?.resources.find(({ name, group }) => name === "events" && group === "");
  if (!resource) return;
  await watchObjects({
    client: port.client,
    timing: port.timing,
    resource,
    namespace,
    fieldSelector: `involvedObject.uid=${uid}`,
    signal,
    onChange: (events) => onChange(eventTexts([...events.values()], pod)),
  });
}

/** `web-0 Warning FailedMount: MountVolume.SetUp failed … (5 times)`; warnings where there are any. */
export function eventTexts(events: readonly KubeObject[], pod: string): string[] {
  const all = events as readonly PodEvent[];
  const warnings = all.filter(({ type }) => type === "Warning");
  return (warnings.length > 0 ? warnings : all).toSorted((a, b) => timeOf(a) < timeOf(b) ? -1 : 1)
    .slice(-mostEvents)
    .map(({ type, reason, message, count = 1 }) =>
      `${pod} ${type ?? ""} ${reason ?? ""}: ${(message ?? "").trim()}${count > 1 ? ` (${count} times)` : ""}`
    );
}

interface PodEvent extends KubeObject {
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  lastTimestamp?: string | null;
  eventTime?: string | null;
}

const mostEvents = 4;

function timeOf({ lastTimestamp, eventTime, metadata }: PodEvent): string {
  return lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? "";
}
