import assert from "node:assert/strict";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { configMap, configMaps, IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

const TABLE = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json" };

const INCLUDES: [query: string, kind: string | null][] = [
  ["", "PartialObjectMetadata"],
  ["?includeObject=Metadata", "PartialObjectMetadata"],
  ["?includeObject=Object", "ConfigMap"],
  ["?includeObject=None", null],
];

for (const [query, kind] of INCLUDES) {
  Deno.test(`rows of a table with ${query || "nothing said"}`, async () => {
    const { send, registry } = sampleServer();
    registry.create(configMaps, configMap("a"));
    const { body } = await send("GET", `${IN_DEFAULT}/configmaps${query}`, undefined, TABLE);
    assert.deepEqual(body.rows[0].cells, ["a"]);
    assert.equal(body.rows[0].object?.kind ?? null, kind);
    assert.deepEqual(body.columnDefinitions, [
      { name: "Name", type: "string", format: "name", description: "", priority: 0 },
    ]);
    assert.equal(body.metadata.resourceVersion, "2");
  });
}

Deno.test("an unknown word is refused", async () => {
  const { code, body } = await sampleServer().send(
    "GET",
    `${IN_DEFAULT}/configmaps?includeObject=Foo`,
    undefined,
    TABLE,
  );
  assert.deepEqual([code, body.message], [400, 'unrecognized includeObject value: "Foo"']);
});

Deno.test({
  name: "a recorded table has the same members",
  ignore: !hasFixtures,
  async fn() {
    const recorded = fixtureJson("tables/core_v1_configmaps.json");
    const { server } = recordedCluster();
    const table = await (await server.request("/api/v1/configmaps", { headers: TABLE })).json();
    assert.deepEqual(Object.keys(table), Object.keys(recorded));
    assert.deepEqual(Object.keys(table.rows[0]), Object.keys(recorded.rows[0]));
    assert.equal(table.rows.length, recorded.rows.length);
    assert.deepEqual(table.rows[0].object.metadata.name, recorded.rows[0].object.metadata.name);
  },
});
