import assert from "node:assert/strict";
import { type Key, KeyReader } from "../../../../../src/simulator/userland/shell/editor/keys.ts";

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
    const keys = keysOf(new KeyReader(), text).map((key) => key.kind === "key" ? key.name : key.text);
    assert.deepEqual(keys, expected);
  });
}

Deno.test("a key that comes in pieces waits for its end", () => {
  const reader = new KeyReader();
  assert.deepEqual(keysOf(reader, "\x1b["), []);
  assert.deepEqual(keysOf(reader, "A"), [{ kind: "key", name: "up" }]);
});

Deno.test("what is no key yet can be taken back", () => {
  const reader = new KeyReader();
  reader.feed("ab");
  reader.next();
  assert.deepEqual([reader.takeRest(), reader.next()], ["b", undefined]);
});

function keysOf(reader: KeyReader, text: string): Key[] {
  reader.feed(text);
  const keys: Key[] = [];
  for (let key = reader.next(); key; key = reader.next()) keys.push(key);
  return keys;
}
