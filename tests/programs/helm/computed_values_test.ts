import assert from "node:assert/strict";
import { computedValues, givenValues } from "../../../src/programs/helm/computed_values.ts";
import { release } from "../../cluster/helm/release_world.ts";

Deno.test("what was given, over what the chart has", () => {
  const one = release("", { config: { a: 2 }, chart: { values: { a: 1, b: 1 } } });
  assert.deepEqual(givenValues(one), { a: 2 });
  assert.deepEqual(computedValues(one), { a: 2, b: 1 });
  assert.equal(givenValues(release("")), null);
});
