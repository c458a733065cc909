import assert from "node:assert/strict";
import { withLastApplied } from "../../../src/kube/last_applied.ts";
import { apply } from "../../../src/programs/kubectl/apply.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const map = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a", namespace: "default" },
  data: { a: "b" },
};
const path = "/api/v1/namespaces/default/configmaps";
const files = { "/m": JSON.stringify(map) };
const run = async (argv: string[], answers: Record<string, unknown>) => {
  const cluster = recordedCluster(answers);
  const result = await runVerb(apply, ["-f", "/m", ...argv], cluster, { files });
  return {
    ...result,
    requests: cluster.requests.map((one) => one.split("?")[0]).filter((one) => !/apis?$/.test(one!)),
  };
};

Deno.test("what is not there is created", { ignore: !hasFixtures }, async () => {
  const { out, requests } = await run([], { [path]: map });
  assert.equal(out, "configmap/a created\n");
  assert.deepEqual(requests, [`GET ${path}/a`, `POST ${path}`]);
});

Deno.test("what is as the file says is left alone", { ignore: !hasFixtures }, async () => {
  const { out, requests } = await run([], { [`${path}/a`]: withLastApplied(map) });
  assert.equal(out, "configmap/a unchanged\n");
  assert.deepEqual(requests, [`GET ${path}/a`]);
});

Deno.test(
  "a trial of the client sends nothing and shows what would be there",
  { ignore: !hasFixtures },
  async () => {
    const live = { ...withLastApplied(map), data: { a: "other", c: "d" } };
    const { out, requests } = await run(["--dry-run=client", "-ojsonpath={.data}"], { [`${path}/a`]: live });
    assert.equal(out, '{"a":"b","c":"d"}');
    assert.deepEqual(requests, [`GET ${path}/a`]);
  },
);

Deno.test("who is on its way out is warned of", { ignore: !hasFixtures }, async () => {
  const live = withLastApplied(
    { ...map, metadata: { ...map.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } } as typeof map,
  );
  const { err } = await run([], { [`${path}/a`]: live });
  assert.equal(err, "Warning: Detected changes to resource configmaps/a which is currently being deleted.\n");
});
