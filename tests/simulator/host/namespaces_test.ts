import assert from "node:assert/strict";
import { FIRST_INODES, NAMESPACE_TYPES } from "../../../src/simulator/host/namespaces.ts";

Deno.test("each type of namespace has a first one, with a number of its own", () => {
  assert.deepEqual(Object.keys(FIRST_INODES).sort(), [...NAMESPACE_TYPES]);
  assert.equal(new Set(Object.values(FIRST_INODES)).size, NAMESPACE_TYPES.length);
});
