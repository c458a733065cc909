import assert from "node:assert/strict";
import { type DrawnScreen, drawScreen, paintCovered, paintScreen } from "../../../src/cli/terminals/paint.ts";
import { Emulator } from "../../../src/terminal/emulator.ts";

const SIZE = { columns: 20, rows: 5 };

async function after(text: string): Promise<Emulator> {
  const emulator = new Emulator(SIZE);
  await emulator.write(text);
  return emulator;
}

const SCREENS: [what: string, sent: string][] = [
  ["a prompt", "\x1b[?2004h$ ls\r\n\x1b[1;34mfolder\x1b[0m\r\n$ "],
  ["a full row", "x".repeat(20)],
  ["a full screen", "1\r\n2\r\n3\r\n4\r\n5\r\n6"],
  ["wide characters", "日本語 \x1b[41m  \x1b[0m e\u0301"],
  ["an editor", "$ vi\r\n\x1b[?1049h\x1b[?1h\x1b=\x1b[2J\x1b[Hline\x1b[4;3H"],
  ["a hidden cursor and a region that scrolls", "a\x1b[2;3r\x1b[3H\r\nb\r\nc\x1b[?25l"],
];

for (const [what, sent] of SCREENS) {
  Deno.test(`painted and drawn, a terminal shows the same: ${what}`, async () => {
    const emulator = await after(sent);
    const painted = await after("what was there\r\nbefore" + paintScreen(emulator));
    assert.deepEqual(stateOf(painted), stateOf(emulator));
    assert.deepEqual(painted.rows("ordinary"), emulator.rows("ordinary"));

    const drawn = await after(drawScreen({ rows: [], modes: "" }, emulator, "", SIZE.rows - 1));
    assert.deepEqual(drawn.rows().slice(0, -1), emulator.rows().slice(0, -1));
    assert.deepEqual(drawn.cursor(), emulator.cursor());
  });

  Deno.test(`after a bar, a terminal shows what it showed before: ${what}`, async () => {
    const emulator = await after(sent);
    const real = await after(sent);
    const cover = emulator.isAlternate ? "" : "\x1b[?1049h";
    await real.write(cover + drawScreen({ rows: [], modes: "" }, emulator, "[bar]", SIZE.rows - 1));
    assert.equal(real.rows()[4], "[bar]");
    await real.write(paintCovered(emulator));
    assert.deepEqual(stateOf(real), stateOf(emulator));
  });
}

Deno.test("only lines that have changed are drawn", async () => {
  const drawn: DrawnScreen = { rows: [], modes: "" };
  const emulator = await after("one\r\ntwo");
  drawScreen(drawn, emulator, "[bar]", 4);
  await emulator.write("!");
  const second = drawScreen(drawn, emulator, "[bar]", 4);
  assert.match(second, /two!/);
  assert.doesNotMatch(second, /one|bar/);
});

function stateOf(emulator: Emulator): unknown {
  return [emulator.rows(), emulator.cursor(), emulator.modes(), emulator.isAlternate];
}
