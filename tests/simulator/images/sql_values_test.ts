import assert from "node:assert/strict";
import { selectConstants } from "../../../src/simulator/images/sql_values.ts";

const CASES: [query: string, columns: string[] | undefined, row?: string[]][] = [
  ["select 1", ["1"], ["1"]],
  ["SELECT 'a,b' AS x, 2*3;", ["x", "2*3"], ["a,b", "6"]],
  ["select now()", ["now()"], ["today"]],
  ["select * from t", undefined],
  ["drop table t", undefined],
];

for (const [query, columns, row] of CASES) {
  Deno.test(query, () => {
    const found = selectConstants(query, { "now()": "today" });
    assert.deepEqual(found, columns && { columns, row });
  });
}
