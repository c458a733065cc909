import assert from "node:assert/strict";
import type { RowsChange } from "../../../src/cluster/table_watch.ts";
import { rowsTeller, sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";

function row(uid: string, cell: string) {
  return sourceRow({ uid, name: uid, cells: [uid, cell] });
}

Deno.test("full readings become changes: what is new, what differs, what has left; columns once", () => {
  const told: RowsChange[] = [];
  const tell = rowsTeller(sourceColumns(["Name", "State"]), (change) => told.push(change));
  tell([row("a", "1"), row("b", "1")]);
  tell([row("b", "2"), row("c", "1")]);
  tell([row("b", "2"), row("c", "1")]);
  const names = (rows: RowsChange["added"]): string => rows.map(({ name }) => name).join("");
  assert.deepEqual(
    told.map(({ added, changed, removed, columns }) => [
      names(added),
      names(changed),
      names(removed),
      columns?.length,
    ]),
    [["ab", "", "", 2], ["c", "b", "a", undefined], ["", "", "", undefined]],
  );
});

Deno.test("wide columns come last and are marked as such", () => {
  assert.deepEqual(
    sourceColumns(["Name"], ["Image"]).map(({ name, format, priority }) => [name, format, priority]),
    [["Name", "name", 0], ["Image", "", 1]],
  );
});
