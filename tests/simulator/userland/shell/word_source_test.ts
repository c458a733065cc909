import assert from "node:assert/strict";
import { parseScript } from "../../../../src/simulator/userland/shell/parse.ts";
import { sourceOfWord } from "../../../../src/simulator/userland/shell/word_source.ts";

Deno.test("a word is known as it was written, its quotes with it", () => {
  const [chain] = parseScript(`echo 'a b' "$x" \\*`);
  const command = chain!.first.commands[0]!;
  assert(command.kind === "simple");
  const words = command.words.map((word) => "assignment" in word ? undefined : sourceOfWord(word));
  assert.deepEqual(words, ["echo", "'a b'", '"$x"', "\\*"]);
});

Deno.test("what nobody has written has no source", () => assert.equal(sourceOfWord([]), undefined));
