/** What the API server itself makes at start; a new thing is a file and a line here. */
import { createFlowControl } from "./flow_control.ts";
import { createPriorityClasses } from "./priority_classes.ts";
import { createRoles } from "./rbac.ts";
import type { NewCluster } from "./new_cluster.ts";
import { createServiceCidr } from "./service_cidr.ts";

const BOOTSTRAP: readonly ((cluster: NewCluster) => void)[] = [
  createFlowControl,
  createPriorityClasses,
  createRoles,
  createServiceCidr,
];

/** Makes all of it, at the cluster's birth. */
export function bootstrapCluster(cluster: NewCluster): void {
  for (const create of BOOTSTRAP) create(cluster);
}
