import assert from "node:assert/strict";
import { facesOf, fromStored, toStored } from "../../../src/simulator/kubernetes/kind_face.ts";
import type { AnyKind, KindVersion } from "../../../src/simulator/kubernetes/kind.ts";
import { configMap } from "../../../src/simulator/kubernetes/kinds/config_map.ts";
import { event } from "../../../src/simulator/kubernetes/kinds/event.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const upper: Omit<KindVersion, "version"> = {
  schema: "",
  fromStored: (it) => ({ ...it, spec: String(it.spec).toUpperCase() } as unknown as KubeObject),
  toStored: (it) => ({ ...it, spec: String(it.spec).toLowerCase() } as unknown as KubeObject),
};

function versioned(...versions: string[]): AnyKind {
  return { ...configMap, deprecation: "old", versions: versions.map((version) => ({ ...upper, version })) };
}

const orders: [stored: AnyKind, versions: string[]][] = [
  [configMap, ["v1"]],
  [versioned("v2", "v1beta1"), ["v2", "v1", "v1beta1"]],
  [{ ...versioned("v2alpha1", "v1beta2"), isServed: false }, ["v1beta2", "v2alpha1"]],
];
for (const [kind, versions] of orders) {
  Deno.test(`a kind is served as ${versions}, the preferred version first`, () => {
    assert.deepEqual(facesOf(kind).map(({ version }) => version), versions);
    assert.equal(facesOf(kind), facesOf(kind), "faces are made once");
  });
}

Deno.test("an object goes to a version and back, with that version's name on it", () => {
  const kind = versioned("v2");
  const face = facesOf(kind)[0]!;
  const object = { kind: "ConfigMap", apiVersion: "v1", metadata: { name: "a" }, spec: "x" } as KubeObject;
  const shown = fromStored(face, object);
  assert.deepEqual(shown, { kind: "ConfigMap", apiVersion: "v2", metadata: { name: "a" }, spec: "X" });
  assert.deepEqual(toStored(kind, face, shown), object);
  assert.equal(fromStored(kind, object), object, "the stored version converts nothing");
  assert.equal(face.deprecation, undefined, "a deprecation is one version's");
});

Deno.test("an Event has two groups", () => {
  assert.deepEqual(facesOf(event).map(({ group, version }) => `${group}/${version}`), [
    "/v1",
    "events.k8s.io/v1",
  ]);
});
