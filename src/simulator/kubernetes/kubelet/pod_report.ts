/** What a kubelet writes of a pod into the API. Source: pkg/kubelet/status/status_manager.go. */
import type { PodObject } from "./pod_context.ts";
import { podStatus, type PodView } from "./status.ts";
import type { Registry } from "../registry.ts";
import { StatusError } from "../status_error.ts";

/** Writes the status of a pod that is still there. Answers the pod as it is now. */
export function reportStatus(
  registry: Registry,
  pod: PodObject,
  view: (pod: PodObject) => PodView,
): PodObject {
  const kind = registry.kind("pods");
  const current = registry.find(kind, pod.metadata.namespace, pod.metadata.name) as PodObject | undefined;
  if (!current || current.metadata.uid !== pod.metadata.uid) return pod;
  try {
    const status = podStatus(view(current));
    const options = { fieldManager: "kubelet", subresource: "status" } as const;
    return registry.update(kind, { ...current, status }, options) as PodObject;
  } catch (error) {
    // A refused report is not the end: the next change is reported with all that came before.
    if (!(error instanceof StatusError)) throw error;
    return current;
  }
}

/** Everything of the pod has ended: its object may go. */
export function confirmDeletion(registry: Registry, { metadata: { namespace, name, uid } }: PodObject): void {
  try {
    const options = { gracePeriodSeconds: 0, preconditions: { uid } };
    registry.delete(registry.kind("pods"), namespace, name, options);
  } catch (error) {
    // It is gone already, or another pod has its name.
    if (!(error instanceof StatusError)) throw error;
  }
}
