/** A pod's quality of service, from what its containers ask for (pkg/apis/core/v1/helper/qos). */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { compareQuantities } from "../../../kube/quantity.ts";

export type QosClass = "BestEffort" | "Burstable" | "Guaranteed";

const RESOURCES = ["cpu", "memory"] as const;

/** Guaranteed: cpu and memory limited in every container, requests equal to it. BestEffort: nothing asked at all. */
export function qosClass(spec: IPodSpec): QosClass {
  let asksForAnything = false;
  let isGuaranteed = true;
  for (const { resources } of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    for (const name of RESOURCES) {
      const request = resources?.requests?.[name] ?? 0;
      const limit = resources?.limits?.[name] ?? 0;
      const hasRequest = compareQuantities(request, 0) > 0;
      const hasLimit = compareQuantities(limit, 0) > 0;
      if (hasRequest || hasLimit) asksForAnything = true;
      if (!hasLimit || (hasRequest && compareQuantities(request, limit) !== 0)) isGuaranteed = false;
    }
  }
  if (!asksForAnything) return "BestEffort";
  return isGuaranteed ? "Guaranteed" : "Burstable";
}
