/** What the API server itself makes at start; a new thing is a file and a line here. */
import { createRoles } from "./rbac.ts";
import type { NewCluster } from "./new_cluster.ts";

const BOOTSTRAP: readonly ((cluster: NewCluster) => void)[] = [
  createRoles,
];

/** Makes all of it, at the cluster's birth. */
export function bootstrapCluster(cluster: NewCluster): void {
  for (const create of BOOTSTRAP) create(cluster);
}
