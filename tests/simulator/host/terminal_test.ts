import assert from "node:assert/strict";
import { Terminal } from "../../../src/simulator/host/terminal.ts";

function terminal() {
  const made = new Terminal(3);
  const shown = { text: "" };
  made.onOutput = (text) => void (shown.text += text);
  return { made, shown };
}

/** What is typed, what a reader of lines gets, what is shown. */
const EDITING: [typed: string, read: string | undefined, shown: string][] = [
  ["ab\r", "ab\n", "ab\r\n"],
  ["abc\x7f\x7fx\r", "ax\n", "abc\b \b\b \bx\r\n"],
  ["two words\x17s\r", "two s\n", "two words\b \b\b \b\b \b\b \b\b \bs\r\n"],
  ["all\x15none\r", "none\n", "all\b \b\b \b\b \bnone\r\n"],
  ["\x1b[Aup\r", "up\n", "up\r\n"],
  ["half", undefined, "half"],
  ["half\x04", "half", "half"],
  ["\x04", "", ""],
  ["lost\x03", undefined, "lost^C"],
  ["ä\x7fö\r", "ö\n", "ä\b \bö\r\n"],
];

for (const [typed, read, shown] of EDITING) {
  Deno.test(`typed ${JSON.stringify(typed)}`, () => {
    const { made, shown: seen } = terminal();
    made.type(typed);
    assert.equal(made.readLine(), read);
    assert.equal(seen.text, shown);
  });
}

Deno.test("raw mode gives every key as it comes and shows nothing", () => {
  const { made, shown } = terminal();
  const restore = made.raw();
  made.type("a\x03\r");
  assert.equal(made.read(), "a\x03\r");
  assert.equal(shown.text, "");
  restore();
  made.type("b\r");
  assert.equal(made.read(), "b\n");
});

Deno.test("a terminal that was left raw is made usual again", () => {
  const { made } = terminal();
  made.raw();
  made.cook();
  made.type("a\r");
  assert.equal(made.readLine(), "a\n");
  assert.ok(made.modes.hasSignals);
});

Deno.test("the end that Ctrl-D makes is read once", () => {
  const { made } = terminal();
  made.type("\x04");
  assert.equal(made.read(), "");
  assert.equal(made.read(), undefined);
});

/** What is typed ahead, and what one read after the other gets; null: nothing yet. */
const TYPED_AHEAD: [what: string, typed: string, reads: (string | null)[]][] = [
  ["the end comes after the lines before it", "a\rb\r\x04", ["a\n", "b\n", "", null]],
  ["what comes after the end is for the next reader", "a\r\x04b\r", ["a\n", "", "b\n", null]],
  ["half a line is handed on without an end of its own", "ha\x04lf\r", ["ha", "lf\n", null]],
  ["half a line and an end", "ha\x04\x04", ["ha", "", null]],
  ["two ends", "\x04\x04", ["", "", null]],
  ["Ctrl-C throws away what was typed before it, ends too", "a\r\x04\x03b\r", ["b\n", null]],
];

for (const [what, typed, reads] of TYPED_AHEAD) {
  for (const how of ["read", "readLine"] as const) {
    Deno.test(`typed ahead: ${what} (${how})`, () => {
      const { made } = terminal();
      made.type(typed);
      assert.deepEqual(reads.map(() => made[how]() ?? null), reads);
    });
  }
}

Deno.test("input that ends does so after what was typed, in raw mode too", () => {
  const { made } = terminal();
  made.type("li");
  made.endInput();
  made.raw();
  made.type("ab");
  made.endInput();
  assert.deepEqual([1, 2, 3, 4, 5].map(() => made.read()), ["li", "", "ab", "", undefined]);
});

Deno.test("a terminal that is gone is at its end, and shows no more", () => {
  const { made, shown } = terminal();
  made.hangUp();
  assert.equal(made.readLine(), "");
  made.write("late");
  assert.equal(shown.text, "");
});

Deno.test("who waits for a size is woken by a new one, not by the same", () => {
  const { made } = terminal();
  let woken = 0;
  made.resizes.onChange(() => woken++);
  made.resize({ columns: 80, rows: 24 });
  assert.equal(woken, 0);
  made.resize({ columns: 100, rows: 30 });
  assert.equal(woken, 1);
  assert.deepEqual(made.size, { columns: 100, rows: 30 });
});
