import assert from "node:assert/strict";
import { namespace } from "../../../../src/simulator/kubernetes/kinds/namespace.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { contextWith, create, texts, update } from "./kind_world.ts";

Deno.test({
  name: "a created namespace is like the recorded one",
  ignore: !hasFixtures,
  fn: () => {
    const theirs = fixtureJson("objects/core_v1_namespaces.json");
    const { object, errors } = create(namespace, { metadata: { name: "default" } });
    assert.deepEqual(object.metadata.labels, theirs.metadata.labels);
    assert.deepEqual(object.spec, theirs.spec);
    assert.deepEqual(object.status, theirs.status);
    assert.deepEqual(errors, []);
  },
});

Deno.test("a namespace's name is a DNS label", () => {
  assert.match(
    texts(create(namespace, { metadata: { name: "a.b" } }).errors)[0]!,
    /a lowercase RFC 1123 label/,
  );
});

Deno.test("only finalize changes what holds a namespace back", () => {
  const plain = { metadata: { name: "n" } };
  // deno-lint-ignore no-explicit-any -- a namespace under change
  const free = (it: any) => it.spec = { finalizers: [] };
  assert.deepEqual(update(namespace, plain, free).object.spec.finalizers, ["kubernetes"]);
  const finalize = { ...contextWith(), subresource: "finalize" };
  assert.deepEqual(update(namespace, plain, free, finalize).object.spec.finalizers, []);
});
