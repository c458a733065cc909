import assert from "node:assert/strict";
import { BASH_RULES } from "../../../../src/simulator/userland/shell/parse.ts";
import { Reader } from "../../../../src/simulator/userland/shell/reader.ts";
import { readWord, unescapeC } from "../../../../src/simulator/userland/shell/words.ts";

Deno.test("quoted and unquoted pieces are kept apart", () => {
  const parts = readWord(new Reader("a'b c'\"d\"\\e f", BASH_RULES));
  assert.deepEqual(parts.map((part) => part.kind === "text" && [part.text, part.quoted]), [
    ["a", false],
    ["b cd", true],
    ["e", true],
  ]);
});

Deno.test("escapes are those of C", () => assert.equal(unescapeC("a\\tb\\x41\\101\\u00e9"), "a\tbAAé"));
