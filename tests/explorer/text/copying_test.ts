import assert from "node:assert/strict";
import { copyCommands, countOf } from "../../../src/explorer/text/copying.ts";

Deno.test("a text is copied and it is said what", () =>
  assert.deepEqual(copyCommands("a\n", "1 line"), [
    { type: "copy", text: "a\n" },
    { type: "notify", text: "Copied 1 line", role: "ok" },
  ]));

Deno.test("of a text that is too long it is said how long it is and what helps", () => {
  const [command, ...more] = copyCommands("é".repeat(50_000), "12 lines");
  assert.deepEqual(more, []);
  assert.ok(command?.type === "notify");
  assert.equal(command.text, "12 lines: 98 KB, and terminals take 73 KB. Ctrl-S saves it to a file.");
});

Deno.test("lines are counted in words", () =>
  assert.deepEqual([countOf(1), countOf(2)], ["1 line", "2 lines"]));
