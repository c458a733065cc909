import assert from "node:assert/strict";
import { commandWords, HERE, hereDocument } from "./command_words.ts";

Deno.test("words are those of a shell, with what is set in front", () => {
  assert.deepEqual(commandWords(`A=b EDITOR="x y" get 'a b' c\\ d "e\\"f"`, 1), {
    env: { A: "b", EDITOR: "x y" },
    words: ["get", "a b", "c d", 'e"f'],
  });
  assert.throws(() => commandWords("get 'a", 7), /line 7: a quote is not closed/);
});

Deno.test("a document goes up to its mark", () => {
  const lines = ["apply -f - <<END", "a", "", "b", "END", "get"];
  assert.equal(HERE.exec(lines[0]!)?.[1], "END");
  assert.deepEqual(hereDocument(lines, 0, "END"), { text: "a\n\nb\n", end: 4 });
  assert.throws(() => hereDocument(lines, 0, "NO"), /line 1: there is no line NO/);
});
