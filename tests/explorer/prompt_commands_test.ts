import assert from "node:assert/strict";
import { promptCommands } from "../../src/explorer/prompt_commands.ts";
import { FakeCluster } from "./fake_cluster.ts";

Deno.test("no command takes the word of another, or of a kind's plural", () => {
  const words = promptCommands.flatMap((command) => command.words);
  assert.deepEqual(words.filter((word, index) => words.indexOf(word) !== index), []);
  const plurals = new FakeCluster().resources.map(({ name }) => name);
  assert.deepEqual(words.filter((word) => plurals.includes(word)), []);
});

Deno.test("the usage begins with the first word", () => {
  for (const { words, usage } of promptCommands) assert.ok(usage.startsWith(words[0]!), usage);
});
