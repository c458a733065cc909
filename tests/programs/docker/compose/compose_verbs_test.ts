import assert from "node:assert/strict";
import { composeProgram, composeVerbs } from "../../../../src/programs/docker/compose/compose_verbs.ts";

Deno.test("names are not taken twice, one-letter flags neither", () => {
  const names = composeVerbs.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  assert.equal(new Set(names).size, names.length);
  for (const { name, flags } of composeVerbs) {
    const shorts = flags.flatMap(({ short }) => short ?? []);
    assert.equal(new Set(shorts).size, shorts.length, name);
  }
  assert.deepEqual(
    composeProgram("compose").programs!.map(({ name }) => name),
    composeVerbs.map(({ name }) => name),
  );
});
