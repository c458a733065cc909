import assert from "node:assert/strict";
import {
  ESTABLISHED,
  INSTALLING,
  setCondition,
} from "../../../../src/simulator/kubernetes/custom/definition_status.ts";
import { sampleDefinition } from "./sample_definition.ts";

Deno.test("a condition's time moves when its status does", () => {
  const definition = sampleDefinition();
  setCondition(definition, INSTALLING, "t1");
  setCondition(definition, { ...INSTALLING, message: "still" }, "t2");
  assert.equal(definition.status?.conditions?.[0]?.lastTransitionTime, "t1");
  setCondition(definition, ESTABLISHED, "t3");
  assert.deepEqual(definition.status?.conditions, [{ ...ESTABLISHED, lastTransitionTime: "t3" }]);
});
