import assert from "node:assert/strict";
import {
  type Deployment,
  limitsOf,
  makeReplicaSet,
  newSetAnnotations,
} from "../../../../src/simulator/kubernetes/controllers/deployment_replica_sets.ts";
import { deployment } from "./cluster.ts";

const web = deployment("web", 4, {
  strategy: { rollingUpdate: { maxSurge: "25%", maxUnavailable: "50%" } },
}) as unknown as Deployment;

Deno.test("a ReplicaSet is named after the hash of its template and selects by it", () => {
  const set = makeReplicaSet(web, 2, 3);
  const hash = set.metadata.labels!["pod-template-hash"]!;
  assert.equal(set.metadata.name, `web-${hash}`);
  assert.deepEqual((set.spec as { selector: unknown }).selector, {
    matchLabels: { app: "web", "pod-template-hash": hash },
  });
  assert.equal(set.metadata.annotations!["deployment.kubernetes.io/revision"], "3");
});

Deno.test("annotations of the Deployment are copied, but not what was applied", () => {
  const annotated = {
    ...web,
    metadata: {
      ...web.metadata,
      annotations: {
        "kubectl.kubernetes.io/last-applied-configuration": "x",
        "kubernetes.io/change-cause": "y",
      },
    },
  };
  assert.deepEqual(newSetAnnotations(annotated, { "deployment.kubernetes.io/revision": "1" }, 3), {
    "deployment.kubernetes.io/revision": "3",
    "deployment.kubernetes.io/revision-history": "1",
    "kubernetes.io/change-cause": "y",
  });
});

Deno.test("limits come from the strategy", () => {
  assert.deepEqual(limitsOf(web), { desired: 4, maxSurge: 1, maxUnavailable: 2 });
  const anew = deployment("web", 4, { strategy: { type: "Recreate" } }) as unknown as Deployment;
  assert.deepEqual(limitsOf(anew), { desired: 4, maxSurge: 0, maxUnavailable: 0 });
});
