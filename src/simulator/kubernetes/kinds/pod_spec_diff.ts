/** The excerpt that follows the refusal of a pod's change. It is the server's own structures that are compared. */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { internalPodSpec } from "./pod_spec_layout.ts";
import { structureDiff } from "./structure_diff.ts";

/** Ends with a line feed; empty when nothing differs. */
export function podSpecDiff(old: IPodSpec, changed: IPodSpec): string {
  return structureDiff(internalPodSpec(old), internalPodSpec(changed));
}
