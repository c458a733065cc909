import assert from "node:assert/strict";
import { ShellSide } from "../../../src/classroom/view/shell_side.ts";
import type { LearnerTerminal } from "../../../src/classroom/learner_terminal.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { Grid } from "../../../src/terminal/grid.ts";
import { parseKeyName } from "../../../src/terminal/key_name.ts";

/** A terminal that shows its number, and waits when it is told to. */
class SmallTerminal {
  isWaiting = false;
  onShown: (text: string) => void = () => {};
  readonly shown: string;

  constructor(number: number) {
    this.shown = `shell ${number}`;
  }

  wait(): void {
    this.isWaiting = true;
    this.onShown("$ ");
  }
}

Deno.test("a second terminal is opened when it is first wanted, and typed to when its shell waits", async () => {
  const opened = new Map<number, SmallTerminal>();
  const typed: string[] = [];
  let wake = (): void => {};
  const side = new ShellSide({
    size: { columns: 20, rows: 3 },
    open: (number) => {
      if (!opened.has(number)) opened.set(number, new SmallTerminal(number));
      return Promise.resolve(opened.get(number) as unknown as LearnerTerminal);
    },
    type: (text, number) => void typed.push(`${number}: ${text}`),
    onChange: () => wake(),
  });
  const shown = () => {
    const grid = new Grid(20, 3);
    side.draw(grid, { x: 0, y: 0, width: 20, height: 3 }, true);
    return dumpGrid(grid, "text");
  };
  const changed = () => new Promise<void>((go) => wake = go);
  const first = changed();
  await side.attach();
  await first;
  assert.match(shown(), /shell 1/);
  const second = changed();
  const isThere = side.showNext();
  await second;
  assert.match(shown(), /shell 2/);
  let isTyped = false;
  const waited = isThere.then(() => isTyped = true);
  await Promise.resolve();
  assert.ok(!isTyped, "its shell does not wait yet");
  opened.get(2)!.wait();
  await waited;
  side.input(parseKeyName("x")!);
  await side.showNext();
  side.input(parseKeyName("y")!);
  assert.deepEqual(typed, ["2: x", "1: y"]);
  assert.deepEqual([side.shown, side.numbers], [1, [1, 2]]);
  side.close();
});
