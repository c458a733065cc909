import assert from "node:assert/strict";
import { Cursor } from "../../../../src/simulator/images/sql/cursor.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";

Deno.test("words are taken where they come next; a schema stands before its names", () => {
  const cursor = new Cursor(tokensOf("CREATE TABLE public.t (a, b) x", "standard"));
  assert.equal(cursor.takes("create", "view"), false);
  cursor.must("create", "table");
  assert.deepEqual([cursor.name(), cursor.names()], ["t", ["a", "b"]]);
  assert.throws(() => cursor.end(), { problem: { kind: "syntax", near: "x" } });
});

Deno.test("a parenthesis that is never closed is told at the end", () =>
  assert.throws(() => new Cursor(tokensOf("(a", "standard")).group(), { problem: { kind: "syntax" } }));
