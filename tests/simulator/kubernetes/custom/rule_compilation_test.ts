import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import type {
  CustomSchema,
  ValidationRule,
} from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { compilationErrors } from "../../../../src/simulator/kubernetes/custom/rule_compilation.ts";
import { texts } from "./sample_definition.ts";

await loadCel();

const field = (rule: ValidationRule): CustomSchema => ({
  type: "integer",
  "x-kubernetes-validations": [rule],
});
const cases: [what: string, schema: CustomSchema, errors: RegExp[]][] = [
  ["all right", { type: "object", properties: { a: field({ rule: "self >= oldSelf" }) } }, []],
  [
    "an unknown field",
    { type: "object", "x-kubernetes-validations": [{ rule: "self.b > 1" }] },
    [
      /^s.x-kubernetes-validations\[0\].rule: Invalid value: \{"Rule":"self.b > 1".*: compilation failed: ERROR: <input>:1:5: undefined field 'b'/,
    ].map((it) => new RegExp(it.source.replace("b > 1", "b \\\\u003e 1"))),
  ],
  ["old values of items of a plain list", {
    type: "object",
    properties: { l: { type: "array", items: field({ rule: "self >= oldSelf" }) } },
  }, [/oldSelf cannot be used on the uncorrelatable portion of the schema within s.properties\[l\]$/]],
  ["an optional old value that nobody asks for", {
    type: "object",
    properties: { a: field({ rule: "self > 1", optionalOldSelf: true }) },
  }, [/optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule$/]],
];

for (const [what, schema, errors] of cases) {
  Deno.test(`compiling rules: ${what}`, () => {
    const found = texts(compilationErrors(schema, "s"));
    assert.equal(found.length, errors.length, found.join("\n"));
    errors.forEach((error, index) => assert.match(found[index]!, error));
  });
}
