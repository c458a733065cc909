import assert from "node:assert/strict";
import { darkTheme } from "../../../src/terminal/theme.ts";
import { styleOf } from "../../../src/terminal/style.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** The style of the cell where a text begins. */
function styleAt(grid: import("../../../src/terminal/grid.ts").Grid, text: string) {
  for (let y = 0; y < grid.height; y++) {
    const x = grid.rowText(y).indexOf(text);
    if (x >= 0) return styleOf(grid.styles[y * grid.width + x]!);
  }
  throw new Error(`${text} is not on the screen`);
}

Deno.test("colours have meanings, and the selection a background", async () => {
  const explorer = await explore(smallWorld(), "");
  const grid = explorer.grid;
  const { roles, fills } = darkTheme;
  assert.equal(styleAt(grid, "CrashLoop").foreground, roles.bad.foreground);
  assert.equal(styleAt(grid, "Running").foreground, roles.ok.foreground);
  assert.equal(styleAt(grid, "Running").background, fills.selection.background);
  assert.equal(styleAt(grid, "CrashLoop").background, undefined);
  explorer.end();
});

Deno.test("long generated names are cut in their middle, and hidden columns counted", async () => {
  const world = smallWorld();
  const name = "a-very-long-deployment-name-of-somebody-6b45d58984-5shx5";
  world.table("pods", "Name Ready Status Restarts Age", [{
    namespace: "default",
    name,
    cells: ["1/1", "Running", "0", "x"],
  }]);
  const explorer = await explore(world, "", { columns: 50 });
  assert.match(explorer.body[1]!, /^▌a-very-\S*…\S*5shx5 /);
  assert.match(explorer.body[0]!, /\+\d$|AGE$/);
  for (const line of explorer.lines) assert.ok(line.length <= 50, line);
  explorer.end();
});

Deno.test("only the rows that fit are drawn", async () => {
  const world = smallWorld();
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    namespace: "default",
    name: `pod-${String(index).padStart(4, "0")}`,
    cells: ["1/1", "Running", "0", "x"],
  }));
  world.table("pods", "Name Ready Status Restarts Age", rows);
  const explorer = await explore(world, "key PageDown PageDown", { rows: 20 });
  assert.equal(explorer.body.length, 15);
  assert.match(explorer.body.at(-1)!, /▌pod-0028/);
  explorer.end();
});
