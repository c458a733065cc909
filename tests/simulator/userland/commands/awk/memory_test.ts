import assert from "node:assert/strict";
import { Memory, splitText } from "../../../../../src/simulator/userland/commands/awk/memory.ts";

Deno.test("the record follows its fields, and they follow it", () => {
  const memory = new Memory();
  memory.record = "a b c";
  memory.setField(5, "e");
  assert.deepEqual([memory.record, memory.get("NF")], ["a b c  e", 5]);
  memory.set("NF", 2);
  assert.equal(memory.record, "a b");
  memory.setField(0, "x y z");
  assert.equal(memory.field(3), "z");
  assert.throws(() => memory.field(-1), /negative field index \$-1/);
});

const SPLITS: [text: string, separator: string, parts: string[]][] = [
  ["  a  b\t", " ", ["a", "b"]],
  ["a::b", ":", ["a", "", "b"]],
  ["a|b", "|", ["a", "b"]],
  ["a1b22c", "[0-9]+", ["a", "b", "c"]],
  ["abc", "", ["a", "b", "c"]],
  ["", ",", []],
];

for (const [text, separator, parts] of SPLITS) {
  Deno.test(`"${text}" by "${separator}"`, () => assert.deepEqual(splitText(text, separator), parts));
}
