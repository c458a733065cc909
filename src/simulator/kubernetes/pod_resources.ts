/**
 * What a pod asks for as a whole, exact: its containers together, or its largest init container if that is more.
 * Source: component-helpers/resource/helpers.go, PodRequests and PodLimits.
 */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { add, mask, most, readAmounts, type ResourceList } from "./quota/resource_list.ts";

/** What a pod may state for all of its containers. */
const POD_LEVEL = ["cpu", "memory"];

export function podRequests(spec: IPodSpec): ResourceList {
  return add(podAmounts(spec, "requests"), readAmounts(spec.overhead));
}

/** The overhead counts where there is a limit at all. */
export function podLimits(spec: IPodSpec): ResourceList {
  const limits = podAmounts(spec, "limits");
  return add(limits, mask(readAmounts(spec.overhead), Object.keys(limits)));
}

/** Without the overhead of the runtime. */
export function podAmounts(spec: IPodSpec, part: "requests" | "limits"): ResourceList {
  let total: ResourceList = {};
  for (const { resources } of spec.containers ?? []) total = add(total, readAmounts(resources?.[part]));
  let sidecars: ResourceList = {};
  let peak: ResourceList = {};
  for (const { resources, restartPolicy } of spec.initContainers ?? []) {
    const own = readAmounts(resources?.[part]);
    if (restartPolicy === "Always") {
      total = add(total, own);
      sidecars = add(sidecars, own);
      peak = most(peak, sidecars);
    } else peak = most(peak, add(own, sidecars));
  }
  const podLevel = (spec as { resources?: Record<typeof part, Record<string, string>> }).resources?.[part];
  return { ...most(total, peak), ...mask(readAmounts(podLevel), POD_LEVEL) };
}
