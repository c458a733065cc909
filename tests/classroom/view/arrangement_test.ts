import assert from "node:assert/strict";
import { Arrangement } from "../../../src/classroom/view/arrangement.ts";

const NARROW = { columns: 80, rows: 24 };
const SHORT = { columns: 130, rows: 24 };
const WIDE = { columns: 160, rows: 45 };

/** What is done, one after another, and then the panes seen, the one looked at in brackets. */
const CASES: [name: string, size: typeof NARROW, acts: ((on: Arrangement) => void)[], seen: string][] = [
  ["narrow", NARROW, [], "[lesson]"],
  ["wide and low", SHORT, [], "[lesson] shell"],
  ["wide", WIDE, [], "[lesson] world shell"],
  ["wide, zoomed", WIDE, [zoom], "[lesson]"],
  ["wide, zoomed and back", WIDE, [zoom, zoom], "[lesson] world shell"],
  ["narrow: who wrote", NARROW, [writes], "[world]"],
  ["wide and low: who wrote", SHORT, [writes], "lesson [world]"],
  ["wide: who wrote", WIDE, [writes], "[lesson] world shell"],
  ["narrow: who wrote, and back", NARROW, [writes, writes], "[lesson]"],
  ["wide and low: who wrote, and back", SHORT, [writes, writes], "[lesson] shell"],
  ["wide: who wrote, and back", WIDE, [writes, writes], "[lesson] world shell"],
  ["narrow: who wrote, the text, and again", NARROW, [writes, (on) => on.look("lesson"), writes], "[world]"],
  ["narrow: a command runs", NARROW, [(on) => on.peek()], "[shell]"],
  ["wide and low: a command runs", SHORT, [(on) => on.peek()], "[lesson] shell"],
  ["wide and low: a command runs while the explorer is seen", SHORT, [
    (on) => on.look("world"),
    (on) => on.peek(),
  ], "[lesson] shell"],
  ["a screen that shrinks", WIDE, [(on) => on.resize(NARROW)], "[lesson]"],
];

function zoom(on: Arrangement): void {
  on.zoom();
}

function writes(on: Arrangement): void {
  on.toggleWrites();
}

for (const [name, size, acts, seen] of CASES) {
  Deno.test(`what is seen: ${name}`, () => {
    const on = new Arrangement(size, true);
    for (const act of acts) act(on);
    const panes = Object.keys(on.layout.panes).map((pane) => pane === on.pane ? `[${pane}]` : pane);
    assert.equal(panes.join(" "), seen);
    assert.equal(on.areWritesSeen, on.showsWrites && panes.some((pane) => /world/.test(pane)));
    assert.ok(on.shellSize.columns > 0);
  });
}

Deno.test("without a cluster there is a world only while it is asked who wrote", () => {
  const on = new Arrangement(WIDE, false);
  assert.ok(!on.hasWorld);
  on.toggleWrites();
  assert.ok(on.hasWorld && on.layout.panes.world);
  on.toggleWrites();
  assert.ok(!on.hasWorld && !on.layout.panes.world);
});

Deno.test("who peeks at the shell goes back with a key, until the shell is used or left", () => {
  const on = new Arrangement(NARROW, true);
  on.peek();
  assert.ok(on.isPeeking);
  on.stay();
  assert.ok(!on.isPeeking && on.pane === "shell");
  on.look("lesson");
  on.peek();
  on.look("lesson");
  assert.ok(!on.isPeeking);
});

Deno.test("where there is room for one pane only there is no other way", () => {
  const on = new Arrangement(NARROW, true);
  assert.ok(!on.zoom());
  on.resize(WIDE);
  assert.ok(!on.isAlone);
  assert.ok(on.zoom());
  assert.ok(on.isAlone);
});
