import assert from "node:assert/strict";
import { shellWords } from "../../../../../src/programs/docker/compose/file/shell_words.ts";

Deno.test("a command's words", () => {
  const cases: [text: string, words: string[] | undefined][] = [
    ["sleep 10", ["sleep", "10"]],
    [`sh -c "echo 'a  b' \\"c\\""`, ["sh", "-c", `echo 'a  b' "c"`]],
    ["a '' b\\ c", ["a", "", "b c"]],
    ["  ", []],
    ["a 'b", undefined],
  ];
  for (const [text, words] of cases) assert.deepEqual(shellWords(text), words, text);
});
