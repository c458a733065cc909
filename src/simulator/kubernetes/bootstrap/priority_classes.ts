/** The priority classes of pods that the system cannot do without (pkg/registry/scheduling/rest). */
import { SYSTEM_CLASSES } from "../kinds/priority_class.ts";
import type { NewCluster } from "./new_cluster.ts";

export function createPriorityClasses(cluster: NewCluster): void {
  const kind = cluster.registry.kind("priorityclasses", "scheduling.k8s.io");
  for (const { name, value, description } of SYSTEM_CLASSES) {
    cluster.store(kind, {
      apiVersion: "scheduling.k8s.io/v1",
      kind: "PriorityClass",
      metadata: { name, generation: 1 },
      value,
      description,
      preemptionPolicy: "PreemptLowerPriority",
    });
  }
}
