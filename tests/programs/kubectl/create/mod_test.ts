import assert from "node:assert/strict";
import { creations } from "../../../../src/programs/kubectl/create/mod.ts";

Deno.test("every subcommand of create has one word", () => {
  const words = creations.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  assert.equal(new Set(words).size, words.length);
});
