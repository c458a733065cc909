import assert from "node:assert/strict";
import { structureDiff } from "../../../../src/simulator/kubernetes/kinds/structure_diff.ts";

Deno.test("what differs stands among the lines around it", () => {
  assert.equal(
    structureDiff({ a: 1, b: null }, { a: 2, b: null }),
    '@@ -1,4 +1,4 @@\n {\n- "a": 1,\n+ "a": 2,\n  "b": null\n }\n',
  );
  assert.equal(structureDiff({ a: 1 }, { a: 1 }), "");
});
