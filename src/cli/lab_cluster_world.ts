/** Builds the lab's cluster. Apart, because it is what takes long to read and to run. */
import { type LabCluster, openCluster } from "../lab/lab_cluster.ts";
import { embeddedSchemas } from "../openapi/embedded.ts";
import { KubernetesSchemas } from "../openapi/kubernetes_schemas.ts";
import { World } from "../simulator/scenarios/world.ts";

export function buildLabCluster(
  { scenario, seed, nowMs }: { scenario: string; seed: number; nowMs: number },
): Promise<LabCluster> {
  const embedded = embeddedSchemas();
  const openapi = new KubernetesSchemas(embedded === undefined ? {} : { embedded });
  return openCluster(nowMs, (signers) => new World({ ...signers, seed, startMs: nowMs, scenario, openapi }));
}
