import assert from "node:assert/strict";
import { configMap, configMaps, deployments, refusalOf, sampleCluster } from "./sample_cluster.ts";

const twoContainers = [{ name: "a", image: "1" }, { name: "b", image: "2" }];

function cluster(): ReturnType<typeof sampleCluster>["registry"] {
  const { registry } = sampleCluster();
  registry.create(configMaps, configMap("a", { k: "v", l: "w" }));
  const spec = { template: { spec: { containers: twoContainers } } };
  registry.create(deployments, { metadata: { name: "web", namespace: "default" }, spec });
  return registry;
}

Deno.test("a merge patch replaces and deletes", () => {
  const patched = cluster().patch(configMaps, "default", "a", "merge", { data: { k: null, m: "x" } });
  assert.deepEqual(patched.data, { l: "w", m: "x" });
});

Deno.test("a strategic patch merges lists by their keys", () => {
  const patch = { spec: { template: { spec: { containers: [{ name: "b", image: "3" }] } } } };
  const patched = cluster().patch(deployments, "default", "web", "strategic", patch);
  const { containers } = (patched.spec as typeof patch.spec).template.spec;
  assert.deepEqual(containers.map(({ image }) => image).sort(), ["1", "3"]);
});

Deno.test("a patcher's next state goes through the rules of an update", () => {
  const registry = cluster();
  const patched = registry.patchWith(
    configMaps,
    "default",
    "a",
    (state) => ({ ...state as object, data: {} }),
  );
  assert.deepEqual(patched.data, {});
});

Deno.test("a version in the patch is a precondition", () => {
  const patch = { metadata: { resourceVersion: "1" } };
  const refusal = refusalOf(() => cluster().patch(configMaps, "default", "a", "merge", patch));
  assert.match(refusal, /the object has been modified/);
});

Deno.test("a patch that changes what the server owns is refused; the time of creation it may not touch", () => {
  const patched = (metadata: Record<string, string>) =>
    cluster().patch(configMaps, "default", "a", "merge", { metadata });
  for (const change of [{ uid: "x" }, { deletionTimestamp: "2020-01-01T00:00:00Z" }]) {
    const [field] = Object.keys(change);
    assert.match(
      refusalOf(() => patched(change)),
      new RegExp(`metadata.${field}: Invalid value: .*: field is immutable`),
    );
  }
  assert.notEqual(
    patched({ creationTimestamp: "2020-01-01T00:00:00Z" }).metadata.creationTimestamp,
    "2020-01-01T00:00:00Z",
  );
});

Deno.test("what is missing is created by an apply alone", () => {
  const registry = cluster();
  const options = { fieldManager: "me" };
  assert.match(
    refusalOf(() => registry.patch(configMaps, "default", "b", "merge", {})),
    /configmaps "b" not found/,
  );
  const applied = registry.patch(configMaps, "default", "b", "apply", { data: { k: "v" } }, options);
  assert.deepEqual([applied.metadata.name, applied.metadata.managedFields?.[0]?.operation], ["b", "Apply"]);
});

Deno.test("patches that do not apply are refused, in the server's words", () => {
  const registry = cluster();
  assert.match(
    refusalOf(() => registry.patch(configMaps, "default", "a", "merge", [1])),
    /^400 BadRequest: error decoding patch: json: cannot unmarshal array/,
  );
  assert.match(
    refusalOf(() => registry.patchWith(configMaps, "default", "a", () => "text")),
    /^422 Invalid: the server rejected our request/,
  );
  assert.throws(() => registry.patch(configMaps, "default", "a", "json", []), /pass a patcher/);
});
