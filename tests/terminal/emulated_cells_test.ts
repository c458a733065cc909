import assert from "node:assert/strict";
import { dumpGrid } from "../../src/terminal/dump.ts";
import { Emulator } from "../../src/terminal/emulator.ts";
import { Grid } from "../../src/terminal/grid.ts";
import type { ColourDepth } from "../../src/terminal/style.ts";

async function drawn(sent: string, depth: ColourDepth = "true"): Promise<string[]> {
  const emulator = new Emulator({ columns: 8, rows: 2 });
  await emulator.write(sent);
  const grid = new Grid(12, 3);
  for (let y = 0; y < 3; y++) grid.write(0, y, "............");
  emulator.draw(grid, { x: 2, y: 0, width: 8, height: 2 });
  emulator.close();
  return dumpGrid(grid, "ansi", depth).split("\n").map(withoutResets);
}

const RESET = "\x1b[0m";

/** Rows begin without colours, and end so. */
function withoutResets(row: string): string {
  const begun = row.startsWith(RESET) ? row.slice(RESET.length) : row;
  return begun.endsWith(RESET) ? begun.slice(0, -RESET.length) : begun;
}

const rows: [sent: string, depth: ColourDepth, row: string][] = [
  ["plain", "true", "..plain   .."],
  ["日本", "true", "..日本    .."],
  ["e\u0301x", "true", "..e\u0301x      .."],
  ["123456789", "true", "..12345678.."],
  ["\x1b[31mred", "true", "..\x1b[0;31mred\x1b[0m     .."],
  ["\x1b[91mred", "256", "..\x1b[0;91mred\x1b[0m     .."],
  ["\x1b[38;5;200mx", "256", "..\x1b[0;38;5;200mx\x1b[0m       .."],
  ["\x1b[38;5;240mx", "true", "..\x1b[0;38;2;88;88;88mx\x1b[0m       .."],
  ["\x1b[48;2;1;2;3mx", "true", "..\x1b[0;48;2;1;2;3mx\x1b[0m       .."],
  ["\x1b[1;2;3;4;7;9mx", "true", "..\x1b[0;1;2;3;4;7;9mx\x1b[0m       .."],
  ["\x1b[8mx", "true", "..        .."],
];

for (const [sent, depth, row] of rows) {
  Deno.test(`${JSON.stringify(sent)} in a frame, depth ${depth}`, async () => {
    const [first, , third] = await drawn(sent, depth);
    assert.equal(first, row);
    assert.equal(third, "............");
  });
}
