import assert from "node:assert/strict";
import { ownEntry } from "../../src/kube/own_entry.ts";

Deno.test("only what a table itself has is an entry of it", () => {
  const table: Record<string, number> = { a: 1 };
  for (const name of ["constructor", "toString", "__proto__", "b"]) {
    assert.equal(ownEntry(table, name), undefined);
  }
  assert.equal(ownEntry(table, "a"), 1);
  assert.equal(ownEntry(undefined, "a"), undefined);
});
