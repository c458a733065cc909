import assert from "node:assert/strict";
import {
  hasCondition,
  storageVersion,
} from "../../../../src/simulator/kubernetes/custom/custom_definition.ts";
import { sampleDefinition, sampleVersion } from "./sample_definition.ts";

Deno.test("only a condition that says True counts", () => {
  const definition = sampleDefinition();
  assert.equal(hasCondition(definition, "Established"), false);
  definition.status = { conditions: [{ type: "Established", status: "False" }] };
  assert.equal(hasCondition(definition, "Established"), false);
  definition.status = { conditions: [{ type: "Established", status: "True" }] };
  assert.equal(hasCondition(definition, "Established"), true);
});

Deno.test("the storage version is the one that says so", () => {
  const versions = [sampleVersion({}, { name: "v2", storage: false }), sampleVersion({}, { name: "v1" })];
  assert.equal(storageVersion(sampleDefinition({}, { versions }))?.name, "v1");
});
