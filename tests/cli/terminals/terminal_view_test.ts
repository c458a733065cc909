import assert from "node:assert/strict";
import { TerminalView } from "../../../src/cli/terminals/terminal_view.ts";
import { Emulator } from "../../../src/terminal/emulator.ts";

const SIZE = { columns: 20, rows: 3 };

function viewed() {
  const shown: string[] = [];
  const held: boolean[] = [];
  const view = new TerminalView(SIZE, (text) => void shown.push(text));
  view.terminal = {
    name: "pts/0",
    type: () => {},
    resize: () => {},
    hold: (isHeld) => void held.push(isHeld),
    hangUp: () => {},
    ended: new Promise<number>(() => {}),
  };
  return { view, shown, held };
}

Deno.test("an emulator that comes late knows all that came before, sizes too", async () => {
  const { view, shown } = viewed();
  view.take("one\r\n");
  view.resize({ columns: 20, rows: 4 });
  view.take("two");
  view.follow((size) => new Emulator(size));
  view.take("!");
  await view.settled();
  assert.deepEqual(view.emulator!.rows(), ["one", "two!", "", ""]);
  assert.deepEqual(shown, ["one\r\n", "two", "!"]);
  view.close();
});

Deno.test("what comes during a pause is shown after it, and the programs wait", () => {
  const { view, shown, held } = viewed();
  view.pause();
  view.take("a");
  view.take("b");
  assert.deepEqual(shown, []);
  assert.equal(held.at(-1), true);
  view.goOn();
  assert.deepEqual(shown, ["ab"]);
  assert.equal(held.at(-1), false);
});

Deno.test("a flood holds its programs until the emulator has taken it", async () => {
  const { view, held } = viewed();
  view.take("x".repeat(200_000));
  assert.equal(view.isLong, false);
  view.take("x".repeat(200_000));
  assert.equal(view.isLong, true);
  view.follow((size) => new Emulator(size));
  assert.equal(held.at(-1), true);
  await view.settled();
  assert.equal(held.at(-1), false);
  view.close();
});
