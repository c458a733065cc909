import assert from "node:assert/strict";
import { objectPatch, patched } from "../../../src/explorer/session/object_patch.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const whales = { ...PODS, group: "sea.example.com", kind: "Whale", name: "whales" };
const before = { metadata: { name: "a" }, spec: { containers: [{ name: "x", image: "1" }, { name: "y" }] } };
const after = { metadata: { name: "a" }, spec: { containers: [{ name: "x", image: "2" }, { name: "y" }] } };

Deno.test("built-in kinds are patched element by element, others as they are", () => {
  const pod = objectPatch({ resource: PODS }, before, after)!;
  const whale = objectPatch({ resource: whales }, before, after)!;
  assert.deepEqual([pod.patch, whale.patch], ["strategic", "merge"]);
  const element = [{ name: "x", image: "2" }];
  assert.deepEqual((pod.body.spec as Record<string, unknown>).containers, element);
  assert.deepEqual(whale.body, { spec: after.spec });
  assert.deepEqual(patched({ resource: PODS }, before as KubeObject, pod), after);
  assert.deepEqual(patched({ resource: whales }, before as KubeObject, whale), after);
});

Deno.test("no change is no patch", () => {
  assert.equal(objectPatch({ resource: PODS }, before, structuredClone(before)), undefined);
});
