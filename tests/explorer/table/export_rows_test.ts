import assert from "node:assert/strict";
import { type ExportFormat, exportRows } from "../../../src/explorer/table/export_rows.ts";
import { sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";
import { newTableState, withRows } from "../../../src/explorer/table/table_state.ts";
import { contexts } from "../../../src/explorer/table/contexts.ts";

const rows = [["a", 'say "hi", x|y'], ["b", "=1+1"]].map(([name, text]) =>
  sourceRow({ uid: name!, name: name!, cells: [name!, text!] })
);
const state = withRows(
  newTableState({ type: "source", source: contexts }),
  {
    added: rows,
    changed: [],
    removed: [],
    columns: sourceColumns(["Name", "Text"]),
    state: { kind: "live" },
  },
  0,
  10,
);

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
