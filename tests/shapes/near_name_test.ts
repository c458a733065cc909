import assert from "node:assert/strict";
import { nearName } from "../../src/shapes/near_name.ts";

const names = ["theme", "themes", "mouse", "keyPreset", "logs"];
const near: [string, string | undefined][] = [
  ["thme", "theme"],
  ["Mouse", "mouse"],
  ["keypresets", "keyPreset"],
  ["log", "logs"],
  ["somethingelse", undefined],
];

for (const [wrong, expected] of near) {
  Deno.test(`${wrong} was meant for ${expected ?? "nothing"}`, () =>
    assert.equal(nearName(wrong, names), expected));
}
