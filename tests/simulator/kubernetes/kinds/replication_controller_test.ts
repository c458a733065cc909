import assert from "node:assert/strict";
import { replicationController } from "../../../../src/simulator/kubernetes/kinds/replication_controller.ts";
import { create, texts } from "./kind_world.ts";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "nginx" }] } };

Deno.test("selector and labels come from the template", () => {
  const { object, errors } = create(replicationController, { metadata: { name: "r" }, spec: { template } });
  assert.deepEqual(errors, []);
  assert.deepEqual(object.spec.selector, { a: "b" });
  assert.deepEqual(object.metadata.labels, { a: "b" });
  assert.equal(object.spec.replicas, 1);
  assert.equal(replicationController.scale!.selector(object), "a=b");
});

const refused: [what: string, spec: object, expected: string[]][] = [
  ["no template", { selector: { a: "b" } }, ["spec.template: Required value"]],
  ["another selector", { selector: { a: "c" }, template }, [
    'spec.template.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`',
  ]],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a ReplicationController is refused: ${what}`, () => {
    const { errors } = create(replicationController, { metadata: { name: "r" }, spec });
    assert.deepEqual(texts(errors), expected);
  });
}
