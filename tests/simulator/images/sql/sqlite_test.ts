import assert from "node:assert/strict";
import { emptyDatabase, rowsOf } from "../../../../src/simulator/images/sql/sqlite.ts";

Deno.test("rows are lists, and whole numbers keep all their digits", () =>
  assert.deepEqual(rowsOf(emptyDatabase().prepare("select 9223372036854775807, 1.5, 'a', null")), [
    [9223372036854775807n, 1.5, "a", null],
  ]));
