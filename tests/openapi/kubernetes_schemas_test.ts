import assert from "node:assert/strict";
import type { SchemaBundle } from "../../src/openapi/build_schemas.ts";
import { KubernetesSchemas } from "../../src/openapi/kubernetes_schemas.ts";
import { findSchemaPackages } from "../../src/openapi/schema_packages.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const kind = (group: string, name: string, ...refs: string[]) => ({
  properties: Object.fromEntries(
    refs.map((ref) => [ref, { allOf: [{ $ref: `#/components/schemas/${ref}` }] }]),
  ),
  "x-kubernetes-group-version-kind": [{ group, version: "v1", kind: name }],
});
const bundle: SchemaBundle = {
  kubernetesVersion: "1.36",
  schemas: {
    a: kind("apps", "A", "b"),
    b: { items: { $ref: "#/components/schemas/c" } },
    c: {},
    d: kind("", "D", "d"),
  },
};
const source = new KubernetesSchemas({ embedded: () => Promise.resolve(JSON.stringify(bundle)) });

const cases: [groupVersion: string, expected: string[] | undefined][] = [
  ["apis/apps/v1", ["a", "b", "c"]],
  ["api/v1", ["d"]],
  ["apis/apps/v2", undefined],
  ["apis/example.com/v1", undefined],
];

for (const [groupVersion, expected] of cases) {
  Deno.test(`${groupVersion} has ${expected}`, async () => {
    const document = await source.document(groupVersion);
    assert.deepEqual(document && Object.keys(document.components.schemas), expected);
  });
}

Deno.test("after a failure the next question tries again", async () => {
  let isOnline = false;
  const packages = () => isOnline ? findSchemaPackages() : Promise.reject(new Error("offline"));
  const schemas = new KubernetesSchemas({ folder: undefined, packages });
  await assert.rejects(schemas.document("api/v1"), /offline/);
  isOnline = true;
  assert.ok((await schemas.document("api/v1"))!.components.schemas["io.k8s.api.core.v1.Pod"]);
});

Deno.test({
  name: "documents hold the definitions of the recorded ones",
  ignore: !hasFixtures,
  fn: async () => {
    const schemas = new KubernetesSchemas({ folder: undefined });
    for (const groupVersion of ["api/v1", "apis/apps/v1", "apis/discovery.k8s.io/v1"]) {
      const recorded =
        fixtureJson(`openapi/v3/${groupVersion.replaceAll("/", "__")}.json`).components.schemas;
      const ours = (await schemas.document(groupVersion))!.components.schemas;
      assert.deepEqual(Object.keys(recorded).filter((name) => !ours[name]), [], groupVersion);
    }
  },
});
