import assert from "node:assert/strict";
import { layoutOf, LEAVE_SHELL, type Pane, paneAfter } from "../../../src/classroom/view/layout.ts";

const seen: [columns: number, rows: number, shown: Pane, panes: Pane[]][] = [
  [80, 24, "lesson", ["lesson"]],
  [80, 24, "shell", ["shell"]],
  [119, 60, "world", ["world"]],
  [120, 27, "lesson", ["lesson", "shell"]],
  [120, 27, "world", ["lesson", "world"]],
  [120, 28, "lesson", ["lesson", "world", "shell"]],
  [200, 50, "shell", ["lesson", "world", "shell"]],
];

for (const [columns, rows, shown, panes] of seen) {
  Deno.test(`${columns}×${rows}, ${shown} is looked at: ${panes.join(" and ")}`, () =>
    assert.deepEqual(Object.keys(layoutOf({ columns, rows }, shown).panes), panes));
}

Deno.test("panes and rules fill the screen between the first line and the last, and none lies on another", () => {
  for (const columns of [1, 40, 80, 120, 160, 200, 300]) {
    for (const rows of [3, 10, 24, 28, 50, 100]) {
      for (const shown of ["lesson", "shell", "world"] as const) {
        const { panes, rules } = layoutOf({ columns, rows }, shown);
        const cells = new Set<string>();
        for (const { x, y, width, height } of [...Object.values(panes), ...rules]) {
          for (let row = y; row < y + height; row++) {
            for (let column = x; column < x + width; column++) {
              assert.ok(!cells.has(`${column} ${row}`), `${columns}×${rows}: ${column},${row} twice`);
              cells.add(`${column} ${row}`);
            }
          }
        }
        assert.equal(cells.size, columns * (rows - 2), `${columns}×${rows}`);
      }
    }
  }
});

Deno.test("from the text one key each leads to the others, and from them one leads back", () => {
  const keys = ["Tab", LEAVE_SHELL] as const;
  assert.deepEqual(keys.map((key) => paneAfter("lesson", key)), ["shell", "world"]);
  assert.deepEqual(keys.map((key) => paneAfter("lesson", key, false)), ["shell", "shell"]);
  assert.deepEqual(keys.map((key) => paneAfter("world", key)), ["lesson", "lesson"]);
  assert.equal(paneAfter("shell", LEAVE_SHELL), "lesson");
});
