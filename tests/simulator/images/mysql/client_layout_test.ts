import assert from "node:assert/strict";
import { boxed, summary, tabbed, upright } from "../../../../src/simulator/images/mysql/client_layout.ts";

const rows = {
  kind: "rows" as const,
  columns: [{ name: "id", kind: "integer" as const }, { name: "name", kind: "text" as const }],
  rows: [["1", "a\tb"], ["20", null]],
  tag: "",
};

Deno.test("a box, tabs, and a line for each value", () => {
  assert.equal(boxed(rows, true).split("\n")[4], "| 20 | NULL |");
  assert.equal(tabbed(rows, true), "id\tname\n1\ta\\tb\n20\tNULL\n");
  assert.match(upright(rows), /^\*{27} 1\. row \*{27}\n {2}id: 1\nname: a\tb\n/);
});

for (
  const [result, sql, text] of [
    [rows, "select", "2 rows in set (0.00 sec)\n\n"],
    [{ ...rows, rows: [] }, "select", "Empty set (0.00 sec)\n\n"],
    [{ kind: "done", tag: "", changed: 1 }, "delete from t", "Query OK, 1 row affected (0.00 sec)\n\n"],
    [
      { kind: "done", tag: "", changed: 2 },
      "insert into t",
      "Query OK, 2 rows affected (0.00 sec)\nRecords: 2  Duplicates: 0  Warnings: 0\n\n",
    ],
  ] as const
) {
  Deno.test(`below ${sql}: ${text.split("\n")[0]}`, () =>
    assert.equal(summary(result as Parameters<typeof summary>[0], sql, false), text));
}
