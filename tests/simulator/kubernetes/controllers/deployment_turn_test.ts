import assert from "node:assert/strict";
import type {
  Deployment,
  ReplicaSet,
} from "../../../../src/simulator/kubernetes/controllers/deployment_replica_sets.ts";
import { DeploymentTurn } from "../../../../src/simulator/kubernetes/controllers/deployment_turn.ts";
import { deployment, TestCluster } from "./cluster.ts";

function turn() {
  const world = new TestCluster([]);
  const made = world.create("deployments", "apps", deployment("web", 4)) as unknown as Deployment;
  return { world, made, turn: new DeploymentTurn(world, made, []) };
}

Deno.test("a turn sees its own writes", () => {
  const { world, turn: it } = turn();
  it.ensureNew();
  assert.equal(it.total, 4);
  assert.deepEqual(it.olds, []);
  it.resize(it.current!, 2);
  assert.equal(it.total, 2);
  assert.equal(world.sets()[0]!.spec!.replicas, 2);
  assert.equal(it.deployment.metadata.annotations!["deployment.kubernetes.io/revision"], "1");
  assert.equal(it.deployment.status!.conditions![0]!.reason, "NewReplicaSetCreated");
});

Deno.test("a status that says the same is not written", () => {
  const { turn: it } = turn();
  it.writeStatus({ replicas: 1 });
  const { resourceVersion } = it.deployment.metadata;
  it.writeStatus({ replicas: 1 });
  assert.equal(it.deployment.metadata.resourceVersion, resourceVersion);
});

Deno.test("annotations alone do not make a new generation of a ReplicaSet", () => {
  const { world, made, turn: first } = turn();
  first.ensureNew();
  const annotated = {
    ...made,
    metadata: { ...made.metadata, annotations: { "kubernetes.io/change-cause": "x" } },
  };
  const stored = world.registry.update(world.registry.kind("deployments", "apps"), {
    ...annotated,
    metadata: { ...annotated.metadata, resourceVersion: "" },
  }) as unknown as Deployment;
  const second = new DeploymentTurn(world, stored, world.sets() as unknown as ReplicaSet[]);
  second.syncRevision();
  assert.equal(world.sets()[0]!.metadata.generation, 1);
  assert.equal(world.sets()[0]!.metadata.annotations!["kubernetes.io/change-cause"], "x");
});
