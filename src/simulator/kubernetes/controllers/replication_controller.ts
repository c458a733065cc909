/** ReplicationControllers: ReplicaSets with a plain selector. Source: pkg/controller/replication. */
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { ControllerContext } from "./controller.ts";
import { ReplicaSetController } from "./replica_set.ts";

export function startReplicationControllers(context: ControllerContext): void {
  const owner = { apiVersion: "v1", kind: "ReplicationController", component: "replication-controller" };
  new ReplicaSetController(context, {
    owner,
    sets: context.informers.of<IReplicaSet>("replicationcontrollers"),
    selectorOf: (set) => ({ matchLabels: { ...set.spec?.selector as Record<string, string> | undefined } }),
    countsTerminating: false,
  });
}
