import assert from "node:assert/strict";
import { KeyReader } from "../../../../../src/simulator/userland/shell/editor/keys.ts";

for (
  const [text, expected] of [
    ["a\x01", ["a", "ctrl-a"]],
    ["\x1b[A\x1bOB\x1b[3~", ["up", "down", "delete"]],
    ["\x1bb\x1b.\x1b\x7f", ["alt-b", "alt-.", "alt-backspace"]],
    ["\r\t\x7f", ["enter", "tab", "backspace"]],
    ["\x1b[200~x\ry\x1b[201~z", ["x\ny", "z"]],
    ["\x1b[99;99Zq", ["q"]],
  ] as const
) {
  Deno.test(`${JSON.stringify(text)} is ${expected.length} keys`, () => {
    const keys = new KeyReader().feed(text).map((key) => key.kind === "key" ? key.name : key.text);
    assert.deepEqual(keys, expected);
  });
}

Deno.test("a key that comes in pieces waits for its end", () => {
  const reader = new KeyReader();
  assert.deepEqual(reader.feed("\x1b["), []);
  assert.deepEqual(reader.feed("A"), [{ kind: "key", name: "up" }]);
});
