import assert from "node:assert/strict";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { structuralErrors } from "../../../../src/simulator/kubernetes/custom/structural_validation.ts";
import { texts } from "./sample_definition.ts";

await loadPatterns();

const inSpec = (spec: CustomSchema): CustomSchema => ({ type: "object", properties: { spec } });
const AT = "s.properties[spec]";
const cases: [what: string, schema: CustomSchema, errors: string[]][] = [
  ["a structural one", inSpec({ type: "string" }), []],
  ["no type at the root", {}, ["s.type: Required value: must not be empty at the root"]],
  ["no type of a field", inSpec({}), [
    `${AT}.type: Required value: must not be empty for specified object fields`,
  ]],
  ["no type of items", inSpec({ type: "array", items: {} }), [
    `${AT}.items.type: Required value: must not be empty for specified array items`,
  ]],
  ["no items", inSpec({ type: "array" }), [`${AT}.items: Required value: must be specified`]],
  ["free keys at the root", { type: "object", additionalProperties: { type: "string" } }, [
    "s.additionalProperties: Forbidden: must not be used at the root",
  ]],
  [
    "int or string, written out",
    inSpec({
      "x-kubernetes-int-or-string": true,
      anyOf: [{ type: "integer" }, { type: "string" }],
    }),
    [],
  ],
  ["types in alternatives", inSpec({ type: "string", anyOf: [{ type: "string" }] }), [
    `${AT}.anyOf[0].type: Forbidden: must be empty to be structural`,
  ]],
  ["alternatives of undeclared fields", { type: "object", oneOf: [{ properties: { a: {} } }] }, [
    "s.properties[a]: Required value: because it is defined in s.oneOf[0].properties[a]",
  ]],
  ["a bad pattern", inSpec({ type: "string", pattern: "(" }), [
    `${AT}.pattern: Invalid value: "(": must be a valid regular expression, but isn't: error parsing regexp: ` +
    "missing closing ): `(`",
  ]],
  ["more metadata than a name", {
    type: "object",
    properties: { metadata: { type: "object", properties: { labels: { type: "object" } } } },
  }, [
    "s.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is " +
    "implicitly specified",
  ]],
  ["an embedded object of no type", inSpec({ "x-kubernetes-embedded-resource": true }), [
    `${AT}.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without ` +
    "x-kubernetes-preserve-unknown-fields",
    `${AT}.type: Required value: must be object if x-kubernetes-embedded-resource is true`,
  ]],
];

for (const [what, schema, errors] of cases) {
  Deno.test(`structural: ${what}`, () => assert.deepEqual(texts(structuralErrors(schema, "s")), errors));
}
