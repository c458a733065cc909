import assert from "node:assert/strict";
import {
  indexMessages,
  readMessage,
} from "../../../../../src/simulator/kubernetes/http/protobuf_facts/notation.ts";

Deno.test("a table is read line by line, a message by its full name", () => {
  const lines = indexMessages(["\n# apps.v1\nA 1 a s\nB\n", "# core.v1\nC items\n"]);
  assert.deepEqual([...lines], [["apps.v1.A", "1 a s"], ["apps.v1.B", ""], ["core.v1.C", "items"]]);
});

const fields: [line: string, type: string, shape: string, isPointer: boolean][] = [
  ["1 a s", "s", "one", false],
  ["1 a i*", "i", "one", true],
  ["1 a []B", "apps.v1.B", "list", false],
  ["1 a {}core.v1.C", "core.v1.C", "map", false],
];
for (const [line, type, shape, isPointer] of fields) {
  Deno.test(`the field ${line}`, () => {
    const read = readMessage("apps.v1.A", line);
    assert.notEqual(read, "items");
    if (read !== "items") assert.deepEqual(read.get(1), { name: "a", type, shape, isPointer });
  });
}

Deno.test("a message may be a list, or nothing", () => {
  assert.equal(readMessage("a.v1.B", "items"), "items");
  assert.deepEqual(readMessage("a.v1.B", ""), new Map());
});
