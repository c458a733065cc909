import assert from "node:assert/strict";
import { acceptNames } from "../../../../src/simulator/kubernetes/custom/accepted_names.ts";
import type {
  CustomDefinition,
  CustomNames,
} from "../../../../src/simulator/kubernetes/custom/custom_definition.ts";
import { sampleDefinition } from "./sample_definition.ts";

function withNames(names: CustomNames, isAccepted: boolean): CustomDefinition {
  const definition = sampleDefinition({}, { names });
  return isAccepted ? { ...definition, status: { acceptedNames: names } } : definition;
}

const mine: CustomNames = { plural: "gadgets", singular: "gadget", kind: "Gadget", listKind: "GadgetList" };
const cases: [taken: CustomNames, wanted: CustomNames, reason: string, message: string][] = [
  [{ plural: "a", kind: "A" }, mine, "NoConflicts", "no conflicts found"],
  [{ plural: "a", kind: "Gadget" }, mine, "KindConflict", '"Gadget" is already in use'],
  [{ plural: "gadget", kind: "A" }, mine, "SingularConflict", '"gadget" is already in use'],
  [{ plural: "a", kind: "GadgetList" }, mine, "ListKindConflict", '"GadgetList" is already in use'],
  [
    { plural: "a", kind: "A", shortNames: ["g", "h"] },
    { ...mine, shortNames: ["g", "h"] },
    "ShortNamesConflict",
    '["g" is already in use, "h" is already in use]',
  ],
];

for (const [taken, wanted, reason, message] of cases) {
  Deno.test(`names: ${reason}`, () => {
    const { names, condition } = acceptNames(withNames(wanted, false), [withNames(taken, true)]);
    assert.deepEqual([condition.reason, condition.message], [reason, message]);
    assert.equal(condition.status, reason === "NoConflicts" ? "True" : "False");
    if (reason === "NoConflicts") assert.deepEqual(names, wanted);
  });
}

Deno.test("names of another group do not matter, and one's own are one's own", () => {
  const other = { ...withNames(mine, true) };
  other.spec = { ...other.spec, group: "other.com" };
  assert.equal(acceptNames(withNames(mine, false), [other]).condition.status, "True");
  assert.equal(acceptNames(withNames(mine, true), []).condition.status, "True");
});
