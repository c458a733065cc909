import assert from "node:assert/strict";
import { configMap, configMaps, IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

const META = "g=meta.k8s.io;v=v1";

const FORMS: [path: string, accept: string, kind: string, apiVersion: string][] = [
  ["configmaps/a", "application/json", "ConfigMap", "v1"],
  ["configmaps/a", `application/json;as=Table;${META}`, "Table", "meta.k8s.io/v1"],
  [
    "configmaps/a",
    `application/json;as=PartialObjectMetadata;${META}`,
    "PartialObjectMetadata",
    "meta.k8s.io/v1",
  ],
  ["configmaps", "application/json", "ConfigMapList", "v1"],
  ["configmaps", `application/json;as=Table;${META}`, "Table", "meta.k8s.io/v1"],
  [
    "configmaps",
    `application/json;as=PartialObjectMetadataList;${META}`,
    "PartialObjectMetadataList",
    "meta.k8s.io/v1",
  ],
];

for (const [path, accept, kind, apiVersion] of FORMS) {
  Deno.test(`${path} as ${accept}`, async () => {
    const { send, registry } = sampleServer();
    registry.create(configMaps, configMap("a", { k: "v" }));
    const { body, headers } = await send("GET", `${IN_DEFAULT}/${path}`, undefined, { accept });
    assert.deepEqual([body.kind, body.apiVersion], [kind, apiVersion]);
    assert.equal(headers.get("content-type"), "application/json");
  });
}

Deno.test("objects can be had as YAML and indented", async () => {
  const { send, registry } = sampleServer();
  registry.create(configMaps, configMap("a", { k: "v" }));
  const yaml = await send("GET", `${IN_DEFAULT}/configmaps/a`, undefined, { accept: "application/yaml" });
  assert.match(yaml.text, /^apiVersion: v1\ndata:\n {2}k: v\nkind: ConfigMap\n/);
  assert.equal(yaml.headers.get("content-type"), "application/yaml");
  const pretty = await send("GET", `${IN_DEFAULT}/configmaps/a?pretty=true`);
  assert.match(pretty.text, /^\{\n {2}"kind": "ConfigMap",\n/);
});

Deno.test("what cannot be had is refused", async () => {
  const { send } = sampleServer();
  assert.equal((await send("GET", `${IN_DEFAULT}/configmaps`, undefined, { accept: "image/png" })).code, 406);
});
