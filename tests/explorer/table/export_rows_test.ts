import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import { type ExportFormat, exportRows } from "../../../src/explorer/table/export_rows.ts";
import { sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";
import { newTableState, type TableState, withRows } from "../../../src/explorer/table/table_state.ts";
import { contexts } from "../../../src/explorer/table/contexts.ts";

const rows = [["a", 'say "hi", x|y'], ["b", "=1+1"]].map(([name, text]) =>
  sourceRow({ uid: name!, name: name!, cells: [name!, text!] })
);

function tableOf(added: LeanRow[]): TableState {
  const columns = sourceColumns(["Name", "Text"]);
  const change = { added, changed: [], removed: [], columns, state: { kind: "live" } } as const;
  return withRows(
    newTableState({ type: "source", source: contexts }),
    { ...change, changed: [], removed: [] },
    0,
    10,
  );
}

const state = tableOf(rows);

/** A format, and the text. */
const texts: [ExportFormat, string][] = [
  ["csv", 'NAME,TEXT\na,"say ""hi"", x|y"\nb,\'=1+1\n'],
  ["md", '| NAME | TEXT |\n| --- | --- |\n| a | say "hi", x\\|y |\n| b | =1+1 |\n'],
  [
    "json",
    `${JSON.stringify([{ NAME: "a", TEXT: 'say "hi", x|y' }, { NAME: "b", TEXT: "=1+1" }], null, 2)}\n`,
  ],
  ["yaml", '- NAME: a\n  TEXT: say "hi", x|y\n- NAME: b\n  TEXT: =1+1\n'],
];

for (const [format, expected] of texts) {
  Deno.test(`rows as ${format}`, () => assert.equal(exportRows(state, format, 0), expected));
}

/** What a cell says, and what a file of rows says then. */
const hostileCells: [string, string][] = [
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1+cmd", "'+1+cmd"],
  ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
  ["@SUM", "'@SUM"],
  [" =1", "' =1"],
  ["-5", "-5"],
  ["-", "-"],
  ["\x1b]52;c;eA==\x07", "␛]52;c;eA==␇"],
  ["a\nb\tc\x9b2J", "a␊b c�2J"],
];

for (const [cell, expected] of hostileCells) {
  Deno.test(`a cell ${JSON.stringify(cell)} neither computes nor draws where it is read`, () => {
    const made = tableOf([sourceRow({ uid: "1", name: "a", cells: ["a", cell] })]);
    assert.equal(exportRows(made, "csv", 0), `NAME,TEXT\na,${expected}\n`);
    for (const format of ["md", "json", "yaml"] as const) {
      assert.doesNotMatch(exportRows(made, format, 0), /(?!\n)\p{Control}/u, format);
    }
  });
}
