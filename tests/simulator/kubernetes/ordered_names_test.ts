import assert from "node:assert/strict";
import fc from "fast-check";
import { OrderedNames } from "../../../src/simulator/kubernetes/ordered_names.ts";

Deno.test("law: names are in order and without repetition, whatever is added and removed", () => {
  const step = fc.record({ add: fc.boolean(), name: fc.string({ maxLength: 3 }) });
  fc.assert(fc.property(fc.array(step), (steps) => {
    const names = new OrderedNames();
    const expected = new Set<string>();
    for (const { add, name } of steps) {
      if (add) names.add(name);
      else names.remove(name);
      if (add) expected.add(name);
      else expected.delete(name);
    }
    const found = Array.from({ length: names.size }, (_, index) => names.at(index));
    assert.deepEqual(found, [...expected].sort());
    for (const name of expected) assert.equal(names.at(names.indexOf(name)), name);
  }));
});
