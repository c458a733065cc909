import assert from "node:assert/strict";
import { keysIn, Screen, screenLine } from "../../../../../src/simulator/userland/commands/screens/screen.ts";
import { ubuntuBox } from "../ubuntu_box.ts";

for (
  const [text, keys] of [
    ["ab", ["a", "b"]],
    ["\x1b[A\x1b[6~\r", ["up", "pageDown", "enter"]],
    ["\x03\x1b", ["ctrl-c", "escape"]],
    ["\x1b[99X", []],
    ["é", ["é"]],
  ] as const
) {
  Deno.test(`screen: keys ${JSON.stringify(text)}`, () => assert.deepEqual(keysIn(text), keys));
}

Deno.test("screen: a line has no control characters, and no more than fits", () => {
  assert.equal(screenLine("a\tb\x1b[31m\udc80", 80), "a       b^[[31m\ufffd");
  assert.equal(screenLine("abcdef", 3), "abc");
});

Deno.test("screen: without a terminal there is none", () => {
  assert.equal(Screen.open(ubuntuBox().init.process), undefined);
});
