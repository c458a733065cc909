import assert from "node:assert/strict";
import { scrolled, windowBindings } from "../../src/explorer/text_window.ts";

/** Where the window is, how it moves (100 lines, 10 fit), where it is then. */
const moves: [[number, number], { lines?: number; columns?: number }, [number, number]][] = [
  [[0, 0], { lines: 1 }, [1, 0]],
  [[0, 0], { lines: -1 }, [0, 0]],
  [[85, 0], { lines: 10 }, [90, 0]],
  [[50, 8], { columns: -16 }, [50, 0]],
  [[50, 0], { columns: 8 }, [50, 8]],
];

Deno.test("a window stays on its text", () => {
  for (const [[top, left], by, [nextTop, nextLeft]] of moves) {
    assert.deepEqual(scrolled({ top, left }, by, 100, 10), { top: nextTop, left: nextLeft });
  }
  assert.deepEqual(scrolled({ top: 5, left: 0 }, { lines: 1 }, 3, 10), { top: 0, left: 0 });
});

Deno.test("every way to move has a key", () => {
  const titles = windowBindings(() => ({ count: 1, height: 1 })).map(({ title }) => title);
  assert.deepEqual(titles, ["down", "up", "page down", "page up", "start", "end", "right", "left"]);
});
