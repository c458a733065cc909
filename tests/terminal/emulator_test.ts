import assert from "node:assert/strict";
import { Emulator } from "../../src/terminal/emulator.ts";

async function emulatorWith(text: string, rows = 3): Promise<Emulator> {
  const emulator = new Emulator({ columns: 20, rows });
  await emulator.write(text);
  return emulator;
}

Deno.test("the screen is what is left after scrolling", async () => {
  const emulator = await emulatorWith("1\r\n2\r\n3\r\n4");
  assert.deepEqual(emulator.rows(), ["2", "3", "4"]);
  assert.deepEqual(emulator.cursor(), { column: 1, row: 2, isShown: true });
  emulator.resize({ columns: 20, rows: 4 });
  assert.deepEqual(emulator.rows(), ["1", "2", "3", "4"]);
});

Deno.test("a full-screen program has a screen of its own above the ordinary one", async () => {
  const emulator = await emulatorWith("below\x1b[?1049h\x1b[Habove\x1b[?25l");
  assert.equal(emulator.isAlternate, true);
  assert.equal(emulator.rows()[0], "above");
  assert.equal(emulator.rows("ordinary")[0], "below");
  assert.equal(emulator.cursor().isShown, false);
  await emulator.write("\x1b[?1049l");
  assert.equal(emulator.rows()[0], "below");
});

Deno.test("modes go over to another terminal", async () => {
  const emulator = await emulatorWith("\x1b[?1h\x1b=\x1b[?2004h\x1b[?1002h\x1b[?1006h\x1b[?1004h");
  const other = await emulatorWith(emulator.modes());
  assert.equal(other.modes(), emulator.modes());
  assert.notEqual(other.modes(), (await emulatorWith("")).modes());
});

Deno.test("questions of programs are answered", async () => {
  const emulator = new Emulator({ columns: 20, rows: 3 });
  let answer = "";
  emulator.onReply = (text) => void (answer += text);
  await emulator.write("ab\x1b[6n");
  assert.equal(answer, "\x1b[1;3R");
});
