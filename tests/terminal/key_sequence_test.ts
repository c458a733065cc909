import assert from "node:assert/strict";
import { keyNamed, parseKeyName } from "../../src/terminal/key_name.ts";
import { keySequence, pasteSequence, sequenceOf } from "../../src/terminal/key_sequence.ts";
import { KeyDecoder, type TerminalInput } from "../../src/terminal/keys.ts";

const keys: [name: string, sequence: string][] = [
  ["a", "a"],
  ["A", "A"],
  ["é", "é"],
  ["?", "?"],
  ["Space", " "],
  ["Ctrl-C", "\x03"],
  ["Ctrl-Z", "\x1a"],
  ["Ctrl-]", "\x1d"],
  ["Ctrl-Space", "\0"],
  ["Alt-B", "\x1bb"],
  ["Ctrl-Alt-B", "\x1b\x02"],
  ["Enter", "\r"],
  ["Esc", "\x1b"],
  ["Tab", "\t"],
  ["Shift-Tab", "\x1b[Z"],
  ["Backspace", "\x7f"],
  ["Alt-Backspace", "\x1b\x7f"],
  ["Up", "\x1b[A"],
  ["Ctrl-Right", "\x1b[1;5C"],
  ["Alt-Left", "\x1b[1;3D"],
  ["Home", "\x1b[H"],
  ["Delete", "\x1b[3~"],
  ["Shift-Delete", "\x1b[3;2~"],
  ["PageUp", "\x1b[5~"],
  ["F1", "\x1bOP"],
  ["F5", "\x1b[15~"],
  ["F12", "\x1b[24~"],
  ["Ctrl-F5", "\x1b[15;5~"],
];

for (const [name, sequence] of keys) {
  Deno.test(`key ${name}`, () => assert.equal(sequenceOf(name), sequence));
}

Deno.test("what is sent is understood as the key that it was", () => {
  for (const [name] of keys) {
    const key = parseKeyName(name)!;
    const got: TerminalInput[] = [];
    const timers: (() => void)[] = [];
    const decoder = new KeyDecoder((input) => void got.push(input), (call) => {
      timers.push(call);
      return () => {};
    });
    decoder.feed(keySequence(key));
    for (const call of timers) call();
    assert.deepEqual(got, [key], name);
  }
});

Deno.test("a full-screen program may want its arrows otherwise", () => {
  assert.equal(keySequence(keyNamed("Up"), { applicationCursor: true }), "\x1bOA");
  assert.equal(keySequence(keyNamed("Ctrl-Up"), { applicationCursor: true }), "\x1b[1;5A");
});

Deno.test("a paste is typed, or told as one", () => {
  assert.equal(pasteSequence("a\nb"), "a\rb");
  assert.equal(pasteSequence("a\nb", { bracketedPaste: true }), "\x1b[200~a\nb\x1b[201~");
});

Deno.test("a key that is none is named", () => {
  assert.throws(() => sequenceOf("Ctrl-ab"), /there is no key Ctrl-ab; known are/);
});
