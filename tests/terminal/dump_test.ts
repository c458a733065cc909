import assert from "node:assert/strict";
import { dumpGrid } from "../../src/terminal/dump.ts";
import { Grid } from "../../src/terminal/grid.ts";
import { internStyle } from "../../src/terminal/style.ts";

function frame(): Grid {
  const grid = new Grid(8, 2);
  grid.write(0, 0, "a<日", internStyle({ bold: true, foreground: { rgb: 0xff0000, ansi: 9 } }));
  grid.write(0, 1, "plain");
  return grid;
}

Deno.test("a frame as text and with colours", () => {
  assert.equal(dumpGrid(frame(), "text"), "a<日\nplain\n");
  assert.equal(dumpGrid(frame(), "ansi"), "\x1b[0;1;38;2;255;0;0ma<日\x1b[0m\nplain\n");
  assert.equal(dumpGrid(frame(), "ansi", "none"), "\x1b[0;1ma<日\x1b[0m\nplain\n");
});

Deno.test("a frame as cells and as a picture", () => {
  assert.deepEqual(JSON.parse(dumpGrid(frame(), "json")).lines, [
    [{ text: "a<日", style: { foreground: "#ff0000", bold: true } }],
    [{ text: "plain   " }],
  ]);
  const picture = dumpGrid(frame(), "svg");
  assert.match(picture, /^<svg .*<\/svg>\n$/s);
  assert.match(picture, /fill="#ff0000" font-weight="bold">a&#60;日<\/text>/);
});
