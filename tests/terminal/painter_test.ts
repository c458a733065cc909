import assert from "node:assert/strict";
import { Grid } from "../../src/terminal/grid.ts";
import { Painter } from "../../src/terminal/painter.ts";

Deno.test("what comes with a key is painted at once, what comes otherwise together and later", async () => {
  let painted = 0;
  let onPaint = (): void => {};
  const painter = new Painter({
    paint: () => {
      painted++;
      onPaint();
    },
  }, () => new Grid(1, 1));
  painter.paint();
  assert.equal(painted, 1);
  const later = new Promise<void>((resolve) => onPaint = resolve);
  painter.soon();
  painter.soon();
  assert.equal(painted, 1);
  await later;
  assert.equal(painted, 2);
});

Deno.test("a painter that was stopped paints no more of what was asked for", async () => {
  let painted = 0;
  const painter = new Painter({ paint: () => void painted++ }, () => new Grid(1, 1));
  painter.soon();
  painter.stop();
  const other = new Promise<void>((resolve) =>
    new Painter({ paint: () => resolve() }, () => new Grid(1, 1)).soon()
  );
  await other;
  assert.equal(painted, 0);
});
