/**
 * Writes of a pod's sub-resources `ephemeralcontainers` and `resize`: the stored pod, with only that part as it was
 * sent. Source: pkg/registry/core/pod/strategy.go, dropNonEphemeralContainerUpdates and dropNonResizeUpdates.
 */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject } from "../../kube/object.ts";
import { copyOf } from "./json_value.ts";
import type { PodPart, StoredObject } from "./registry.ts";

export function withPodPart(old: StoredObject, given: KubeObject, part: PodPart): KubeObject {
  const pod = copyOf(old) as KubeObject;
  const spec = pod.spec as IPodSpec;
  const sent = (given.spec ?? {}) as IPodSpec;
  if (part === "ephemeralcontainers") {
    if (sent.ephemeralContainers) spec.ephemeralContainers = sent.ephemeralContainers;
    else delete spec.ephemeralContainers;
    return pod;
  }
  const lists = [[sent.containers, spec.containers], [sent.initContainers, spec.initContainers]] as const;
  // Containers added, removed or renamed are for validation to refuse: then all is kept as it was sent.
  if (lists.some(([now, before]) => !haveSameNames(now, before))) {
    return { ...pod, spec: { ...spec, containers: sent.containers, initContainers: sent.initContainers } };
  }
  for (const [now, before] of lists) before?.forEach((container, index) => resize(container, now![index]!));
  return pod;
}

function haveSameNames(a: readonly IContainer[] = [], b: readonly IContainer[] = []): boolean {
  return a.length === b.length && a.every((container, index) => container.name === b[index]!.name);
}

function resize(container: IContainer, sent: IContainer): void {
  container.resources = sent.resources ?? {};
  if (sent.resizePolicy) container.resizePolicy = sent.resizePolicy;
}
