import assert from "node:assert/strict";
import { Functions } from "../../../../../src/simulator/userland/commands/awk/functions.ts";
import { Memory } from "../../../../../src/simulator/userland/commands/awk/memory.ts";
import type { Value } from "../../../../../src/simulator/userland/commands/awk/value.ts";
import { debian } from "../../../../../src/simulator/images/debian.ts";
import { testMachine } from "../../../images/machine.ts";
import type { Process } from "../../../../../src/simulator/host/process.ts";

const functions = new Functions(new Memory(), { machine: testMachine(debian) } as unknown as Process);

const CALLS: [name: string, values: Value[], result: Value][] = [
  ["length", ["abc"], 3],
  ["substr", ["hello", 2, 3], "ell"],
  ["substr", ["hello", -1, 3], "h"],
  ["substr", ["hello", 4], "lo"],
  ["index", ["foobar", "bar"], 4],
  ["match", ["ab12", "[0-9]+"], 3],
  ["toupper", ["aé"], "Aé"],
  ["int", ["-3.9x"], -3],
  ["atan2", [0, 1], 0],
];

for (const [name, values, result] of CALLS) {
  Deno.test(`${name}(${values.join(", ")})`, () => assert.equal(functions.call(name, values), result));
}

const SUBSTITUTIONS: [text: string, pattern: string, filling: string, isGlobal: boolean, made: string][] = [
  ["aaa", "a", "b", false, "baa"],
  ["aaa", "a", "[&]", true, "[a][a][a]"],
  ["aaa", "x*", "-", true, "-a-a-a-"],
  ["abc", "b*", "-", true, "-a-c-"],
  ["a&b", "&", "\\&\\&", true, "a&&b"],
];

for (const [text, pattern, filling, isGlobal, made] of SUBSTITUTIONS) {
  Deno.test(`${isGlobal ? "gsub" : "sub"} ${pattern} by ${filling} in ${text}`, () => {
    assert.equal(functions.substitute(text, pattern, filling, isGlobal).text, made);
  });
}

Deno.test("the same seed gives the same chance, and srand answers the seed before", () => {
  functions.call("srand", [7]);
  const first = functions.call("rand", []);
  assert.equal(functions.call("srand", [7]), 7);
  assert.equal(functions.call("rand", []), first);
});
