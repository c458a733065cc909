import assert from "node:assert/strict";
import { sheetHeight } from "../../../src/explorer/dialog/sheet_height.ts";

/** Rows there are, rows wanted, rows taken with the title. */
const cases: [number, number, number][] = [[19, 4, 5], [19, 40, 16], [5, 40, 5], [5, 2, 3], [8, 40, 6]];

for (const [room, wanted, taken] of cases) {
  Deno.test(`of ${room} rows a sheet that wants ${wanted} takes ${taken}`, () => {
    assert.equal(sheetHeight(room, wanted), taken);
  });
}
