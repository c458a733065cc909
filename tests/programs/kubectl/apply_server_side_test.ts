import assert from "node:assert/strict";
import { lastAppliedAnnotation } from "../../../src/kube/last_applied.ts";
import { apply } from "../../../src/programs/kubectl/apply.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const path = "/api/v1/namespaces/default/configmaps/a";
const files = { "/m": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" };
const owned = (manager: string, operation: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: {
    name: "a",
    managedFields: [{
      manager,
      operation,
      apiVersion: "v1",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:metadata": { "f:annotations": { [`f:${lastAppliedAnnotation}`]: {} } } },
    }],
  },
});

const cases: [title: string, answer: unknown, patches: number][] = [
  ["one request where nothing is to be taken over", owned("kubectl", "Apply"), 1],
  [
    "the older way's fields are taken over, and it is applied again",
    owned("kubectl-client-side-apply", "Update"),
    3,
  ],
];

for (const [title, answer, patches] of cases) {
  Deno.test(title, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster({ [path]: answer });
    const { out } = await runVerb(apply, ["-f", "/m", "--server-side"], cluster, { files });
    assert.equal(out, "configmap/a serverside-applied\n");
    const sent = cluster.requests.filter((one) => one.startsWith("PATCH"));
    assert.equal(sent.length, patches);
    assert.match(sent[0]!, /fieldManager=kubectl&fieldValidation=Strict&force=false/);
  });
}
