import assert from "node:assert/strict";
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import { Terminal } from "@xterm/headless/lib-headless/xterm-headless.mjs";
import { frameDiff } from "../../src/terminal/diff.ts";
import { Grid } from "../../src/terminal/grid.ts";
import { internStyle, styleOf } from "../../src/terminal/style.ts";

const styles = [
  0,
  internStyle({ bold: true }),
  internStyle({ foreground: { rgb: 0xff8800, ansi: 3 } }),
  internStyle({ background: { rgb: 0x112233, ansi: 4 }, underline: true }),
];
const texts = [
  "pod-1 Running",
  "x",
  "   ",
  "日本語",
  "👍🏽 ok",
  "e\u0301clair",
  "a 👩‍👩‍👧 b",
  "nginx-66b6…-4xk8d",
  "─".repeat(30),
];

Deno.test("500 random frames look the same in a terminal as in the grid", async () => {
  const [width, height] = [40, 12];
  const terminal = new Terminal({ cols: width, rows: height, allowProposedApi: true });
  terminal.loadAddon(new UnicodeGraphemesAddon());
  await write(terminal, "\x1b[?7l");
  const random = mulberry(7);
  let shown: Grid | null = null;
  for (let frame = 0; frame < 500; frame++) {
    const next: Grid = shown ? scrolled(shown, random) : new Grid(width, height);
    for (let change = random() % 6; change > 0; change--) {
      next.write(
        random() % width,
        random() % height,
        texts[random() % texts.length]!,
        styles[random() % styles.length]!,
      );
    }
    if (random() % 9 === 0) next.fill(0, random() % height, width, 2, 0);
    next.cursor = random() % 3 === 0 ? { x: random() % width, y: random() % height } : null;
    await write(terminal, frameDiff(shown, next, { depth: "true" }));
    compare(terminal, next, frame);
    shown = next;
  }
});

Deno.test("an equal frame costs nothing, one cell costs little, a scroll does not resend rows", () => {
  const grid = new Grid(80, 24);
  for (let y = 0; y < 24; y++) grid.write(0, y, `row ${y} with some text to send`.padEnd(80, "."));
  assert.equal(frameDiff(grid, grid.copy(), { depth: "true" }), "");
  const changed = grid.copy();
  changed.write(10, 5, "X");
  assert.equal(
    frameDiff(grid, changed, { depth: "true", synchronized: false }),
    "\x1b[?25l\x1b[6;11H\x1b[0mX\x1b[0m",
  );
  const moved = new Grid(80, 24);
  for (let y = 0; y < 24; y++) moved.write(0, y, `row ${y + 1} with some text to send`.padEnd(80, "."));
  const [short, long] = [true, false].map((scroll) =>
    frameDiff(grid, moved, { depth: "true", scroll }).length
  );
  assert.ok(short! < 200 && long! > short!, `${short} and ${long}`);
});

/** Sometimes moves a block of rows up or down, as lists do. */
function scrolled(grid: Grid, random: () => number): Grid {
  if (random() % 3 > 0) return grid.copy();
  const made = new Grid(grid.width, grid.height);
  const shift = random() % 7 - 3;
  for (let y = 0; y < grid.height; y++) {
    const from = y > 1 && y < 10 ? y + shift : y;
    if (from < 0 || from >= grid.height) continue;
    made.glyphs.set(grid.glyphs.subarray(from * grid.width, (from + 1) * grid.width), y * grid.width);
    made.styles.set(grid.styles.subarray(from * grid.width, (from + 1) * grid.width), y * grid.width);
  }
  return made;
}

function compare(terminal: Terminal, grid: Grid, frame: number): void {
  const buffer = terminal.buffer.active;
  for (let y = 0; y < grid.height; y++) {
    const row = buffer.getLine(y)!;
    for (let x = 0; x < grid.width; x++) {
      const cell = row.getCell(x)!;
      const chars = cell.getWidth() === 0 ? "" : cell.getChars() || " ";
      assert.equal(chars, grid.textAt(x, y), `frame ${frame}, row ${y}, column ${x}: ${grid.rowText(y)}`);
      const style = styleOf(grid.styles[y * grid.width + x]!);
      if (chars === "") continue;
      assert.equal(cell.isBold() > 0, style.bold ?? false, `bold in frame ${frame} at ${x},${y}`);
      assert.equal(
        cell.getBgColor(),
        style.background?.rgb ?? -1,
        `background in frame ${frame} at ${x},${y}`,
      );
      if (chars !== " ") assert.equal(cell.getFgColor(), style.foreground?.rgb ?? -1);
    }
  }
  if (grid.cursor) assert.deepEqual({ x: buffer.cursorX, y: buffer.cursorY }, grid.cursor);
}

function write(terminal: Terminal, bytes: string): Promise<void> {
  return new Promise((resolve) => terminal.write(bytes, resolve));
}

/** A small seeded generator of whole numbers. */
function mulberry(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
