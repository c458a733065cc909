import assert from "node:assert/strict";
import { drawRule } from "../../../src/classroom/view/rule.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { Grid } from "../../../src/terminal/grid.ts";
import { darkTheme } from "../../../src/terminal/theme.ts";

const cases: [name: string, area: { x: number; y: number; width: number; height: number }, shown: string][] =
  [
    ["beside each other", { x: 1, y: 0, width: 1, height: 2 }, " │\n │\n"],
    ["above each other", { x: 0, y: 1, width: 3, height: 1 }, "\n───\n"],
  ];

for (const [name, area, shown] of cases) {
  Deno.test(`a rule between panes ${name}`, () => {
    const grid = new Grid(3, 2);
    drawRule(grid, area, darkTheme);
    assert.equal(dumpGrid(grid, "text"), shown);
  });
}
