import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import {
  configMap,
  configMaps,
  deployments,
  namespaces,
  pods,
  refusalOf,
  sampleCluster,
} from "./sample_cluster.ts";

Deno.test("the server fills in metadata", () => {
  const { registry } = sampleCluster();
  const { metadata } = registry.create(deployments, {
    metadata: { name: "web", namespace: "default", uid: "mine", deletionTimestamp: "2020-01-01T00:00:00Z" },
    spec: {},
  }, { fieldManager: "test" });
  assert.match(metadata.uid, /^[0-9a-f]{8}-/);
  assert.equal(metadata.creationTimestamp, "2026-01-01T00:00:00Z");
  assert.deepEqual([metadata.generation, metadata.resourceVersion], [1, "2"]);
  assert.equal(metadata.deletionTimestamp, undefined);
  assert.equal(registry.create(configMaps, configMap("a")).metadata.generation, undefined);
});

Deno.test("names are generated with a suffix of five and fit a label", () => {
  const { registry } = sampleCluster();
  const create = (generateName: string) =>
    registry.create(configMaps, { metadata: { generateName, namespace: "default" } }).metadata.name;
  assert.match(create("web-"), /^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  assert.equal(create("x".repeat(70)).length, 63);
});

Deno.test("a dry run stores nothing and has no version", () => {
  const { registry } = sampleCluster();
  const before = registry.store.revision;
  const object = registry.create(configMaps, configMap("a"), { dryRun: true });
  assert.equal(object.metadata.resourceVersion, undefined);
  assert.equal(registry.store.revision, before);
});

Deno.test("the given object is not touched, the stored one is frozen", () => {
  const { registry } = sampleCluster();
  const given = configMap("a", { k: "v" });
  const stored = registry.create(configMaps, given);
  assert.deepEqual(given, configMap("a", { k: "v" }));
  assert.throws(() => (stored.data as Record<string, string>).k = "w", TypeError);
});

const REFUSED: [name: string, object: KubeObject, refusal: RegExp][] = [
  ["no namespace", { metadata: { name: "a" } }, /^400 BadRequest: an empty namespace/],
  ["no name", { metadata: { namespace: "default" } }, /metadata.name: Required value: name or generateName/],
  [
    "a bad name",
    configMap("A_"),
    /^422 Invalid: ConfigMap "A_" is invalid: metadata.name: Invalid value: "A_"/,
  ],
  [
    "a missing namespace",
    { metadata: { name: "a", namespace: "x" } },
    /^404 NotFound: namespaces "x" not found/,
  ],
  ["a name in use", configMap("taken"), /^409 AlreadyExists: configmaps "taken" already exists/],
  [
    "a version",
    { metadata: { ...configMap("a").metadata, resourceVersion: "1" } },
    /^500 : resourceVersion should/,
  ],
];

for (const [name, object, refusal] of REFUSED) {
  Deno.test(`refused: ${name}`, () => {
    const { registry } = sampleCluster();
    registry.create(configMaps, configMap("taken"));
    assert.match(refusalOf(() => registry.create(configMaps, object)), refusal);
  });
}

Deno.test("a kind's defaults, preparation and validation have their say, in this order", () => {
  const seen: string[] = [];
  const kind = {
    ...pods,
    setDefaults: () => void seen.push("defaults"),
    prepareForCreate: () => void seen.push("prepare"),
    validate: () => {
      seen.push("validate");
      return [];
    },
  };
  const { registry } = sampleCluster([kind, namespaces]);
  registry.create(kind, { metadata: { name: "p", namespace: "default" } });
  assert.deepEqual(seen, ["defaults", "prepare", "validate"]);
});
