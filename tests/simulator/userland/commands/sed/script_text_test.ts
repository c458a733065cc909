import assert from "node:assert/strict";
import { ScriptText } from "../../../../../src/simulator/userland/commands/sed/script_text.ts";

Deno.test("what is wrong has its place: the expression and the character, or the file and the line", () => {
  const text = new ScriptText([{ text: "p" }, { text: "xy" }, { text: "a\nb\n", file: "f.sed" }]);
  text.at = 4;
  assert.throws(() => text.wrong("no"), { message: "-e expression #2, char 2: no" });
  text.at = text.text.length;
  assert.throws(() => text.wrong("no"), { message: "file f.sed line 2: no" });
  assert.deepEqual([text.next(), text.peek(), text.hasEnded], ["", "", true]);
});
