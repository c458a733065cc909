import assert from "node:assert/strict";
import { compile, loadCel, newEnvironment } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { declareType, typedValue, withMeta } from "../../../../src/simulator/kubernetes/cel/schema_types.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";

await loadCel();

const schema: CustomSchema = withMeta({
  type: "object",
  properties: {
    count: { type: "integer" },
    share: { type: "number" },
    when: { type: "string", format: "date-time" },
    bytes: { type: "string", format: "byte" },
    either: { "x-kubernetes-int-or-string": true },
    "a-b": { type: "string" },
    tags: { type: "object", additionalProperties: { type: "string" } },
    items: { type: "array", items: { type: "object", properties: { k: { type: "string" } } } },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    none: { type: "string", nullable: true },
  },
});
const value = {
  apiVersion: "v1",
  kind: "K",
  metadata: { name: "n" },
  count: 2,
  share: 3,
  when: "2026-01-01T00:00:00Z",
  bytes: "YQ==",
  either: "x",
  "a-b": "y",
  tags: { "c-d": "z" },
  items: [{ k: "1" }],
  none: null,
};
const cases: [rule: string, result: boolean | "does not compile"][] = [
  ["self.count == 2", true],
  ["self.share == 3.0", true],
  ["self.count == 2.0", "does not compile"],
  ["self.when.getFullYear() == 2026", true],
  ["self.bytes == b'a'", true],
  ["self.either == 'x'", true],
  ["self.a__dash__b == 'y'", true],
  ["self.tags['c-d'] == 'z'", true],
  ["self.items.all(i, i.k == '1')", true],
  ["self.free.x == 1", "does not compile"],
  ["self.none == null", true],
  ["self.metadata.name == 'n'", true],
  ["self.metadata.labels.size() == 0", "does not compile"],
];

for (const [rule, result] of cases) {
  Deno.test(`typed: ${rule}`, () => {
    const environment = newEnvironment();
    environment.registerVariable("self", declareType(environment, schema, "object")!);
    const run = () => compile(environment, rule).run({ self: typedValue(value, schema) });
    if (result === "does not compile") assert.throws(run, /compilation failed/);
    else assert.equal(run(), result);
  });
}
