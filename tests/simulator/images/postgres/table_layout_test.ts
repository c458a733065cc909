import assert from "node:assert/strict";
import { laidOut, USUAL_LAYOUT } from "../../../../src/simulator/images/postgres/table_layout.ts";

const sheet = {
  columns: [{ name: "id", isRight: true }, { name: "name" }],
  rows: [["1", "a\nb"], ["20", null]],
};

Deno.test("a value moves no cursor, and a wide character takes two places", () => {
  const hostile = { columns: [{ name: "a" }, { name: "b" }], rows: [["\x1b[2J", "x"], ["鲸", "y"]] };
  assert.equal(
    laidOut(hostile, USUAL_LAYOUT),
    "    a    | b \n---------+---\n \\x1B[2J | x\n 鲸      | y\n(2 rows)\n\n",
  );
});

for (
  const [what, lines] of [
    [{}, [" id | name ", "----+------", "  1 | a   +", "    | b", " 20 | ", "(2 rows)", ""]],
    [{ isTuplesOnly: true }, ["  1 | a   +", "    | b", " 20 | ", ""]],
    [{ isAligned: false }, ["id|name", "1|a", "b", "20|", "(2 rows)"]],
  ] as const
) {
  Deno.test(`a table with ${JSON.stringify(what)}`, () =>
    assert.equal(laidOut(sheet, { ...USUAL_LAYOUT, ...what }), lines.map((line) => `${line}\n`).join("")));
}
