import assert from "node:assert/strict";
import { create } from "../../../src/programs/kubectl/create.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const files = {
  "/m.yaml":
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b}\n",
};
const MADE = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "default" } };

Deno.test("what can be created is, and the rest is told", { ignore: !hasFixtures }, async () => {
  const cluster = recordedCluster({ "/api/v1/namespaces/default/configmaps": MADE });
  const { out, err, code } = await runVerb(create, ["-f", "/m.yaml"], cluster, { files });
  assert.equal(out, "configmap/a created\n");
  assert.match(err, /^Error from server \(NotFound\): error when creating "\/m\.yaml": /);
  assert.equal(code, 1);
  assert.deepEqual(cluster.requests.slice(2), [
    "POST /api/v1/namespaces/default/configmaps?fieldManager=kubectl-create&fieldValidation=Strict",
    "POST /api/v1/namespaces/default/pods?fieldManager=kubectl-create&fieldValidation=Strict",
  ]);
});

Deno.test(
  "a dry run of the client asks for nothing but what there is",
  { ignore: !hasFixtures },
  async () => {
    const cluster = recordedCluster();
    const { out } = await runVerb(create, ["-f", "/m.yaml", "--dry-run=client"], cluster, { files });
    assert.equal(out, "configmap/a created (dry run)\npod/b created (dry run)\n");
    assert.deepEqual(cluster.requests, ["GET /api", "GET /apis"]);
  },
);
