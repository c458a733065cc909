import assert from "node:assert/strict";
import type { CustomDefinition } from "../../../../src/simulator/kubernetes/custom/custom_definition.ts";
import {
  definitionErrors,
  definitionUpdateErrors,
} from "../../../../src/simulator/kubernetes/custom/definition_validation.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { sampleDefinition, sampleVersion, texts } from "./sample_definition.ts";

await loadPatterns();

const names = sampleDefinition().spec.names;
const LABEL =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic " +
  "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is " +
  "'[a-z]([-a-z0-9]*[a-z0-9])?')";
const version = sampleVersion({ type: "object" });
const cases: [what: string, spec: Partial<CustomDefinition["spec"]>, errors: RegExp[]][] = [
  ["nothing wrong", {}, []],
  ["a group without a dot", { group: "example" }, [
    /^spec.group: Invalid value: "example": should be a domain with at least one dot$/,
  ]],
  ["no group, no scope", { group: "", scope: "" }, [
    /^spec.group: Required value$/,
    /^spec.scope: Required value$/,
  ]],
  ["an unknown scope", { scope: "World" }, [
    /^spec.scope: Unsupported value: "World": supported values: "Cluster", "Namespaced"$/,
  ]],
  ["names", { names: { ...names, singular: "A", kind: "K", listKind: "K" } }, [
    new RegExp(`^spec.names.singular: Invalid value: "A": ${RegExp.escape(LABEL)}$`),
    /^spec.names.listKind: Invalid value: "K": kind and listKind may not be the same$/,
  ]],
  ["no schema", { versions: [{ name: "v1", served: true, storage: true }] }, [
    /^spec.versions\[0\].schema.openAPIV3Schema: Required value$/,
  ]],
  ["two versions of one name", { versions: [version, { ...version, storage: false }] }, [
    /^spec.versions: Invalid value: .*: must contain unique version names$/,
  ]],
  ["no storage", { versions: [{ ...version, storage: false }] }, [
    /^spec.versions: Invalid value: .*: must have exactly one version marked as storage version$/,
  ]],
  ["a warning where nothing is deprecated", { versions: [{ ...version, deprecationWarning: "w" }] }, [
    /^spec.versions\[0\].deprecationWarning: Invalid value: "w": can only be set for deprecated versions$/,
  ]],
  [
    "what all versions share is told once",
    {
      versions: [
        sampleVersion({ type: "array", items: { type: "string" } }),
        sampleVersion({ type: "array", items: { type: "string" } }, { name: "v2", storage: false }),
      ],
    },
    [/^spec.validation.openAPIV3Schema.type: Invalid value: "array": must be object at the root$/],
  ],
  [
    "what one version alone says is told of it",
    { versions: [version, sampleVersion({ type: "string" }, { name: "v2", storage: false })] },
    [/^spec.versions\[1\].schema.openAPIV3Schema.type: Invalid value: "string": must be object at the root$/],
  ],
  ["a field that is not there cannot be selected", {
    versions: [{ ...version, selectableFields: [{ jsonPath: ".spec.a" }] }],
  }, [/^spec.selectableFields\[0\].jsonPath: Invalid value: ".spec.a": is an invalid path: does not refer/]],
  ["a webhook without an address", { conversion: { strategy: "Webhook" } }, [
    /^spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook$/,
    /^spec.conversion.conversionReviewVersions: Required value$/,
  ]],
];

for (const [what, spec, errors] of cases) {
  Deno.test(`a definition: ${what}`, () => {
    const definition = { ...sampleDefinition({}, spec), status: { storedVersions: ["v1"] } };
    const found = texts(definitionErrors(definition));
    assert.equal(found.length, errors.length, found.join("\n"));
    errors.forEach((error, index) => assert.match(found[index]!, error));
  });
}

Deno.test("what objects are stored in cannot go", () => {
  const definition = { ...sampleDefinition(), status: { storedVersions: ["v0", "v1"] } };
  assert.match(
    texts(definitionErrors(definition))[0]!,
    /^status.storedVersions\[0\]: Invalid value: "v0": missing from/,
  );
});

Deno.test("once established, kind and scope stay", () => {
  const old = { ...sampleDefinition(), status: { storedVersions: ["v1"] } };
  const now = { ...old, spec: { ...old.spec, scope: "Cluster" } };
  assert.deepEqual(texts(definitionUpdateErrors(now, old)), []);
  const established = {
    ...old,
    status: { ...old.status, conditions: [{ type: "Established", status: "True" }] },
  };
  assert.deepEqual(texts(definitionUpdateErrors(now, established)), [
    'spec.scope: Invalid value: "Cluster": field is immutable',
  ]);
});
