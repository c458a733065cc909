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

/** A side whose terminals are those of a world that can be replaced. */
class SmallSide {
  opened = new Map<number, SmallTerminal>();
  readonly typed: string[] = [];
  #wake = (): void => {};
  readonly side = new ShellSide({
    size: { columns: 20, rows: 3 },
    open: (number) => {
      const known = this.opened.get(number) ?? new SmallTerminal(number);
      this.opened.set(number, known);
      return Promise.resolve(known as unknown as LearnerTerminal);
    },
    type: (text, number) => void this.typed.push(`${number}: ${text}`),
    onChange: () => this.#wake(),
  });

  get shown(): string {
    const grid = new Grid(20, 3);
    this.side.draw(grid, { x: 0, y: 0, width: 20, height: 3 }, true);
    return dumpGrid(grid, "text");
  }

  /** Something else is shown. */
  changed(): Promise<void> {
    return new Promise<void>((go) => this.#wake = go);
  }

  async attach(): Promise<void> {
    const first = this.changed();
    await this.side.attach();
    await first;
  }
}

/** Which of two answers a promise has given by now. */
async function soFar(promise: Promise<boolean>): Promise<boolean | "waits"> {
  const late = new Promise<"waits">((go) => setTimeout(() => go("waits"), 0));
  return await Promise.race([promise, late]);
}

Deno.test("a second terminal is opened when it is first wanted, and typed to when its shell waits", async () => {
  const small = new SmallSide();
  const { side, typed, opened } = small;
  await small.attach();
  assert.match(small.shown, /shell 1/);
  const second = small.changed();
  const isThere = side.show(2);
  await second;
  assert.match(small.shown, /shell 2/);
  assert.equal(await soFar(isThere), "waits", "its shell does not wait yet");
  opened.get(2)!.wait();
  assert.ok(await isThere);
  side.input(parseKeyName("x")!);
  await side.showNext();
  side.input(parseKeyName("y")!);
  assert.deepEqual(typed, ["2: x", "1: y"]);
  assert.deepEqual([side.shown, side.numbers], [1, [1, 2]]);
  side.close();
});

/** What happens while somebody waits for the first prompt of terminal 2, and whether that one can be typed to. */
const MEANWHILE: [
  name: string,
  happens: (small: SmallSide) => Promise<void> | void,
  isThere: boolean | "waits",
][] = [
  ["another world is there, whose shell waits", async (small) => {
    small.opened = new Map();
    await small.attach();
    small.opened.get(2)!.wait();
  }, false],
  ["the same world is there again", async (small) => await small.attach(), "waits"],
  ["the same world is there again, and its shell waits", async (small) => {
    await small.attach();
    small.opened.get(2)!.wait();
    await small.changed();
  }, true],
  ["the lesson is left", ({ side }) => side.close(), false],
];
for (const [name, happens, isThere] of MEANWHILE) {
  Deno.test(`a second terminal is waited for, and ${name}`, async () => {
    const small = new SmallSide();
    await small.attach();
    const second = small.changed();
    const shown = small.side.show(2);
    await second;
    await happens(small);
    assert.equal(await soFar(shown), isThere);
    small.side.close();
  });
}
