import assert from "node:assert/strict";
import { replicaSet } from "../../../../src/simulator/kubernetes/kinds/replica_set.ts";
import { create, texts, update } from "./kind_world.ts";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "nginx" }] } };
const plain = { metadata: { name: "r" }, spec: { selector: { matchLabels: { a: "b" } }, template } };

Deno.test("one replica unless said otherwise, and a status that counts none", () => {
  const { object, errors } = create(replicaSet, plain);
  assert.deepEqual(errors, []);
  assert.equal(object.spec.replicas, 1);
  assert.deepEqual(object.status, { replicas: 0 });
});

Deno.test("a template that its selector does not see is refused", () => {
  const other = { ...plain, spec: { ...plain.spec, template: { ...template, metadata: {} } } };
  assert.deepEqual(texts(create(replicaSet, other).errors), [
    "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
  ]);
});

Deno.test("it is scaled by its replicas", () => {
  const { object } = update(replicaSet, plain, (it) => replicaSet.scale!.setReplicas(it, 5));
  assert.equal(replicaSet.scale!.replicas(object), 5);
  assert.equal(replicaSet.scale!.selector(object), "a=b");
});
