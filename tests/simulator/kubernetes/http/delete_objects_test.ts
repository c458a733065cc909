import assert from "node:assert/strict";
import { configMap, configMaps, IN_DEFAULT, pod, pods, sampleServer } from "../sample_cluster.ts";

Deno.test("some kinds answer a Status, some the object", async () => {
  const { send, registry } = sampleServer();
  const { uid } = registry.create(configMaps, configMap("a")).metadata;
  registry.create(pods, pod("p"));
  assert.deepEqual((await send("DELETE", `${IN_DEFAULT}/configmaps/a`)).body, {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    details: { name: "a", kind: "configmaps", uid },
  });
  assert.equal((await send("DELETE", `${IN_DEFAULT}/pods/p`)).body.kind, "Pod");
});

Deno.test("options come from the body or from the query", async () => {
  for (const way of ["body", "query"]) {
    const { send, registry } = sampleServer();
    registry.create(pods, pod("p", { nodeName: "n" }));
    const path = `${IN_DEFAULT}/pods/p`;
    const { body } = way === "body"
      ? await send("DELETE", path, { gracePeriodSeconds: 7, propagationPolicy: "Foreground" })
      : await send("DELETE", `${path}?gracePeriodSeconds=7&propagationPolicy=Foreground`);
    assert.equal(body.metadata.deletionGracePeriodSeconds, 7, way);
    assert.deepEqual(body.metadata.finalizers, ["foregroundDeletion"], way);
  }
});

const REFUSED: [query: string, body: unknown, message: RegExp][] = [
  [
    "?propagationPolicy=Foo",
    undefined,
    /propagationPolicy: Unsupported value: "Foo": supported values: "Foreground"/,
  ],
  ["", { orphanDependents: true, propagationPolicy: "Background" }, /cannot be both set$/],
  ["?gracePeriodSeconds=x", undefined, /^strconv.ParseInt/],
  ["?dryRun=Foo", undefined, /dryRun: Unsupported value: \["Foo"\]/],
  ["", { gracePeriodSeconds: -1 }, /must be a non-negative integer/],
];

for (const [query, body, message] of REFUSED) {
  Deno.test(`refused: DELETE ${query} ${JSON.stringify(body)}`, async () => {
    const { send, registry } = sampleServer();
    registry.create(configMaps, configMap("a"));
    assert.match((await send("DELETE", `${IN_DEFAULT}/configmaps/a${query}`, body)).body.message, message);
    assert.ok(registry.find(configMaps, "default", "a"));
  });
}

Deno.test("a collection is deleted by selection, and the list of it answered", async () => {
  const { send, registry } = sampleServer();
  for (const name of ["a", "b", "c"]) {
    registry.create(configMaps, {
      metadata: { name, namespace: "default", labels: { part: name === "c" ? "2" : "1" } },
    });
  }
  const { body } = await send("DELETE", `${IN_DEFAULT}/configmaps?labelSelector=part%3D1`);
  assert.deepEqual(body.items.map((item: { metadata: { name: string } }) => item.metadata.name), ["a", "b"]);
  assert.deepEqual(registry.list(configMaps).map(({ metadata }) => metadata.name), ["c"]);
});

Deno.test("orphanDependents is the old word for a policy", async () => {
  const { send, registry } = sampleServer();
  registry.create(configMaps, configMap("a"));
  const { body } = await send("DELETE", `${IN_DEFAULT}/configmaps/a?orphanDependents=true`);
  assert.deepEqual(body.metadata.finalizers, ["orphan"]);
});
