import assert from "node:assert/strict";
import { type WorldPane, WorldSide, type WrittenWorld } from "../../../src/classroom/view/world_side.ts";
import type { ScreenSize } from "../../../src/classroom/view/layout.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { Grid } from "../../../src/terminal/grid.ts";
import { parseKeyName } from "../../../src/terminal/key_name.ts";
import { darkTheme } from "../../../src/terminal/theme.ts";

const AREA = { x: 1, y: 0, width: 60, height: 3 };

/** An explorer that shows how large it is and how often it was renewed. */
class SmallExplorer implements WorldPane {
  #size: ScreenSize;
  #renewed = 0;
  readonly keys: string[] = [];
  isClosed = false;

  constructor(size: ScreenSize) {
    this.#size = size;
  }

  resize(size: ScreenSize): void {
    this.#size = size;
  }

  draw(): Grid {
    const { columns, rows } = this.#size;
    const grid = new Grid(columns, rows);
    grid.write(0, 0, `explorer ${columns}×${rows} of world ${this.#renewed}`, 0);
    return grid;
  }

  input(input: Parameters<WorldPane["input"]>[0]): void {
    if (input.type === "key") this.keys.push(input.key);
  }

  renew(): void {
    this.#renewed++;
  }

  close(): void {
    this.isClosed = true;
  }
}

Deno.test("the explorer is opened when there is a world and it is first seen; who wrote what has its place when wanted", () => {
  const lesson: { world?: WrittenWorld } = {};
  const opened: SmallExplorer[] = [];
  const side = new WorldSide({
    open: (size) => {
      opened.push(new SmallExplorer(size));
      return opened.at(-1);
    },
    classroom: () => lesson.world,
  });
  const shown = (showsWrites = false) => {
    const grid = new Grid(62, 3);
    side.draw(grid, AREA, { theme: darkTheme, showsWrites, hasFocus: false });
    return dumpGrid(grid, "text");
  };
  assert.match(shown(), /Nobody has written anything/);
  lesson.world = { writes: { writes: [], replicas: [] }, beganMs: 0 };
  assert.match(shown(true), /Nobody has written anything/);
  assert.ok(!side.hasExplorer);
  assert.match(shown(), /^ explorer 60×3 of world 0/);
  assert.ok(side.hasExplorer);
  side.renew();
  side.resize({ ...AREA, height: 2 });
  side.input(parseKeyName("j")!);
  assert.match(shown(), /^ explorer 60×2 of world 1/);
  assert.match(shown(true), /Nobody has written anything/);
  side.close();
  assert.deepEqual([opened.length, opened[0]!.keys, opened[0]!.isClosed], [1, ["j"], true]);
});
