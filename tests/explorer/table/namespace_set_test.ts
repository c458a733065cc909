import assert from "node:assert/strict";
import { isSeveral, namespacesIn } from "../../../src/explorer/table/namespace_set.ts";

/** A text, its namespaces, and whether rows have to say theirs. */
const sets: [string | undefined, string[], boolean][] = [
  [undefined, [], true],
  ["shop", ["shop"], false],
  ["shop,web", ["shop", "web"], true],
  ["shop,,shop", ["shop"], false],
];

for (const [text, names, several] of sets) {
  Deno.test(`namespaces in ${text}`, () => {
    assert.deepEqual(namespacesIn(text), names);
    assert.equal(isSeveral(text), several);
  });
}
