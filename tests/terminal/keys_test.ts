import assert from "node:assert/strict";
import fc from "fast-check";
import { KeyDecoder, type TerminalInput } from "../../src/terminal/keys.ts";

/** What the terminal sends, and the names of the keys. */
const keys: [string, string][] = [
  ["a", "a"],
  ["N", "Shift-N"],
  ["?", "?"],
  [" ", "Space"],
  ["é", "é"],
  ["日", "日"],
  ["\r", "Enter"],
  ["\n", "Ctrl-J"],
  ["\t", "Tab"],
  ["\x7f", "Backspace"],
  ["\x08", "Backspace"],
  ["\x17", "Ctrl-W"],
  ["\x00", "Ctrl-Space"],
  ["\x1c", "Ctrl-\\"],
  ["\x1b", "Esc"],
  ["\x1ba", "Alt-A"],
  ["\x1bA", "Alt-Shift-A"],
  ["\x1b\r", "Alt-Enter"],
  ["\x1b\x1b", "Esc Esc"],
  ["\x1b[A", "Up"],
  ["\x1bOA", "Up"],
  ["\x1b[1;2D", "Shift-Left"],
  ["\x1b[1;5C", "Ctrl-Right"],
  ["\x1b[1;3H", "Alt-Home"],
  ["\x1b[H", "Home"],
  ["\x1b[1~", "Home"],
  ["\x1b[7~", "Home"],
  ["\x1b[4~", "End"],
  ["\x1bOF", "End"],
  ["\x1b[5~", "PageUp"],
  ["\x1b[6;5~", "Ctrl-PageDown"],
  ["\x1b[3~", "Delete"],
  ["\x1b[Z", "Shift-Tab"],
  ["\x1bOP", "F1"],
  ["\x1b[[E", "F5"],
  ["\x1b[15~", "F5"],
  ["\x1b[24;2~", "Shift-F12"],
  ["\x1b[27u", "Esc"],
  ["\x1b[13;2u", "Shift-Enter"],
  ["\x1b[119;5u", "Ctrl-W"],
  ["\x1b[110;6u", "Ctrl-Shift-N"],
  ["\x1b[97:65;2u", "Shift-A"],
  ["\x1b[97;1:3u", ""],
  ["\x1b[57441;2u", ""],
  ["\x1b[27;5;119~", "Ctrl-W"],
  ["\x1b[27;2;13~", "Shift-Enter"],
  ["ab\x1b[Bc", "a b Down c"],
];

Deno.test("what a terminal sends becomes key names", () => {
  for (const [sent, expected] of keys) assert.equal(names(decode([sent])), expected, JSON.stringify(sent));
});

Deno.test("chunks may be split anywhere", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...keys.slice(0, 12), ...keys.slice(19))),
      fc.nat(),
      (picked, cut) => {
        const whole = new TextEncoder().encode(picked.map(([sent]) => sent).join(""));
        const at = whole.length === 0 ? 0 : cut % whole.length;
        const expected = picked.map(([, name]) => name).filter(Boolean).join(" ");
        assert.equal(names(decode([whole.subarray(0, at), whole.subarray(at)])), expected);
      },
    ),
  );
});

const others: [string, string, TerminalInput[]][] = [
  ["paste", "\x1b[200~a\r\nb\x1b[A\x1b[201~", [{ type: "paste", text: "a\nb\x1b[A" }]],
  ["press", "\x1b[<0;5;3M", [{ type: "mouse", action: "press", x: 4, y: 2, modifiers: "" }]],
  ["release", "\x1b[<0;5;3m", [{ type: "mouse", action: "release", x: 4, y: 2, modifiers: "" }]],
  ["wheel", "\x1b[<65;1;1M", [{ type: "mouse", action: "wheel-down", x: 0, y: 0, modifiers: "" }]],
  ["drag with Ctrl", "\x1b[<48;2;2M", [{ type: "mouse", action: "drag", x: 1, y: 1, modifiers: "Ctrl-" }]],
  ["focus", "\x1b[I\x1b[O", [{ type: "focus", focused: true }, { type: "focus", focused: false }]],
  ["colour report", "\x1b]11;rgb:1c1c/1c1c/1c1c\x07", [{ type: "reply", text: "]11;rgb:1c1c/1c1c/1c1c" }]],
  ["device attributes", "\x1b[?62;22c", [{ type: "reply", text: "[?62;22c" }]],
];

Deno.test("paste, mouse, focus and replies", () => {
  for (const [name, sent, expected] of others) {
    assert.deepEqual(decode([sent]), expected, name);
    assert.deepEqual(decode(sent.split("")), expected, `${name}, byte by byte`);
  }
});

Deno.test("any bytes decode without an error and leave nothing behind", () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 8 })), (chunks) => {
    const inputs = decode([...chunks, new TextEncoder().encode("\x1b[201~ z")]);
    const last = inputs.at(-1);
    assert.ok(last?.type === "reply" || last?.type === "key" && last.key.endsWith("z"), JSON.stringify(last));
  }));
});

/** Feeds chunks without time passing between them; then the escape timer runs out. */
function decode(chunks: (string | Uint8Array)[]): TerminalInput[] {
  const inputs: TerminalInput[] = [];
  let timer: (() => void) | null = null;
  const decoder = new KeyDecoder((input) => inputs.push(input), (callback) => {
    timer = callback;
    return () => timer = null;
  });
  for (const chunk of chunks) decoder.feed(chunk);
  (timer as (() => void) | null)?.();
  return inputs;
}

function names(inputs: TerminalInput[]): string {
  return inputs.map((input) => input.type === "key" ? input.key : input.type).join(" ");
}
