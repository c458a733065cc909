import assert from "node:assert/strict";
import { createQuota } from "../../../../src/programs/kubectl/create/quota.ts";
import { createNamespace } from "../../../../src/programs/kubectl/create/namespace.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

const SMALL = { kind: "ResourceQuota", apiVersion: "v1", metadata: { name: "small" } };

Deno.test("an object is sent to its namespace, with who sends it", async () => {
  const cluster = recordedCluster({ "/api/v1/namespaces/sea/resourcequotas": SMALL });
  const { out, code } = await runVerb(createQuota, ["small", "-n", "sea", "--dry-run=server"], cluster);
  assert.equal(out, "resourcequota/small created (server dry run)\n");
  assert.equal(code, 0);
  assert.deepEqual(cluster.requests, [
    "POST /api/v1/namespaces/sea/resourcequotas?dryRun=All&fieldManager=kubectl-create&fieldValidation=Strict",
  ]);
});

Deno.test("the server's refusal is told in the words of the subcommand", async () => {
  const nowhere = "the server could not find the requested resource (post resourcequotas)";
  assert.equal(
    (await runVerb(createQuota, ["small"], recordedCluster())).err,
    `error: failed to create quota: ${nowhere}\n`,
  );
  assert.match(
    (await runVerb(createNamespace, ["sea"], recordedCluster())).err,
    /^Error from server \(NotFound\): /,
  );
});

Deno.test("--save-config notes what was made", async () => {
  const argv = ["sea", "--save-config", "--dry-run=client", "-o", "jsonpath={.metadata.annotations}"];
  const { out } = await runVerb(createNamespace, argv, recordedCluster());
  assert.match(out, /last-applied-configuration.*\\"kind\\":\\"Namespace\\"/);
});
