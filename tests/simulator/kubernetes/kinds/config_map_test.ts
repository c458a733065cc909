import assert from "node:assert/strict";
import { configMap } from "../../../../src/simulator/kubernetes/kinds/config_map.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { create, texts, update } from "./kind_world.ts";

const plain = { metadata: { name: "m" }, data: { a: "1" } };

Deno.test({
  name: "more than a mebibyte is refused in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const { errors } = create(configMap, {
      metadata: { name: "big" },
      data: { a: "x".repeat(1024 * 1024 + 1) },
    });
    const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
    assert.deepEqual(causes, fixtureJson("errors/422_cm_1mb.json").details.causes);
  },
});

Deno.test({
  name: "an immutable one keeps its data, in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const { errors } = update(configMap, { ...plain, immutable: true }, (it) => it.data.a = "2");
    const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
    assert.deepEqual(causes, fixtureJson("semantics/028_cm_immutable_update.json").details.causes);
  },
});

Deno.test("a key is in one of the two maps", () => {
  assert.deepEqual(texts(create(configMap, { ...plain, binaryData: { a: "YQ==" } }).errors), [
    'data[a]: Invalid value: "a": duplicate of key present in binaryData',
  ]);
});

Deno.test("data may change while it is mutable", () => {
  assert.deepEqual(update(configMap, plain, (it) => it.data = { b: "2" }).errors, []);
});
