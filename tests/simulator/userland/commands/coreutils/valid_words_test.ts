import assert from "node:assert/strict";
import { validWord } from "../../../../../src/simulator/userland/commands/coreutils/valid_words.ts";

const GROUPS = [["always", "yes"], ["auto"], ["never"]];

Deno.test("a word, another for it, or its beginning", () => {
  assert.deepEqual(["always", "yes", "y", "n", "au"].map((text) => validWord("color", text, GROUPS)), [
    "always",
    "always",
    "always",
    "never",
    "auto",
  ]);
});

for (const [text, kind] of [["x", "invalid"], ["", "invalid"], ["a", "ambiguous"]] as const) {
  Deno.test(`valid_words: '${text}' is ${kind}`, () => {
    const message = `${kind} argument ‘${text}’ for ‘--color’\nValid arguments are:\n` +
      "  - ‘always’, ‘yes’\n  - ‘auto’\n  - ‘never’";
    assert.throws(() => validWord("color", text, GROUPS), { message });
  });
}
