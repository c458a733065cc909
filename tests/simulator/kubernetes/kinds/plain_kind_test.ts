import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { plainKind } from "../../../../src/simulator/kubernetes/kinds/plain_kind.ts";
import { invalid } from "../../../../src/simulator/kubernetes/kinds/field_errors.ts";
import { create, texts, update } from "./kind_world.ts";

const thing = plainKind<KubeObject>("things.k8s.io/v1", "Thing", "things", {
  name: (name) => name === "bad" ? ["is bad"] : [],
  rules: (it) => it.spec === 0 ? [invalid("spec", 0, "must not be 0")] : [],
  changes: (it, old) => it.spec === old.spec ? [] : [invalid("spec", it.spec, "field is immutable")],
});

Deno.test("what is not said is derived from the kind's name", () => {
  assert.deepEqual(
    [thing.group, thing.version, thing.singular, thing.schema, thing.namespaced],
    ["things.k8s.io", "v1", "thing", "io.k8s.api.things.v1.Thing", false],
  );
  assert.deepEqual(thing.columns.map(({ name }) => name), ["Name", "Age"]);
  assert.equal(plainKind("v1", "Thing", "things").schema, "io.k8s.api.core.v1.Thing");
});

Deno.test("metadata is checked, then the kind's own rules, on update its changes too", () => {
  assert.deepEqual(texts(create(thing, { metadata: { name: "bad" }, spec: 0 }).errors), [
    'metadata.name: Invalid value: "bad": is bad',
    "spec: Invalid value: 0: must not be 0",
  ]);
  const { errors } = update(thing, { metadata: { name: "a" }, spec: 1 }, (it) => it.spec = 0);
  assert.deepEqual(texts(errors), [
    "spec: Invalid value: 0: must not be 0",
    "spec: Invalid value: 0: field is immutable",
  ]);
});
