import assert from "node:assert/strict";
import { calculate } from "../../../../src/simulator/userland/shell/arithmetic.ts";

const CASES: [text: string, value: number, x?: string][] = [
  ["1+2*3", 7],
  ["(1+2)*3", 9],
  ["x-1", 9],
  ["7/2", 3],
  ["7%4", 3],
  ["2<3", 1],
  ["1==2", 0],
  ["-3+1", -2],
  ["x++", 10, "11"],
  ["++x", 11, "11"],
  ["x += 5", 15, "15"],
  ["x = x * 2 + 1", 21, "21"],
  ["x > 5 ? 1 : 2", 1],
  ["2**10", 1024],
  ["5 & 3 | 8", 9],
  ["1 << 4", 16],
  ["!x", 0],
  ["0x1f + 010 + 2#101", 44],
  ["9223372036854775807 + 1 < 0", 1],
  ["", 0],
];

for (const [text, value, x = "10"] of CASES) {
  Deno.test(`$((${text})) is ${value}`, () => {
    const variables = new Map([["x", "10"]]);
    const found = calculate(text, {
      value: (name) => variables.get(name),
      assign: (name, _subscript, value) => void variables.set(name, value),
    });
    assert.deepEqual([Number(found), variables.get("x")], [value, x]);
  });
}
