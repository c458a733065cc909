import assert from "node:assert/strict";
import { Emulator } from "../../src/terminal/emulator.ts";

/** What a program sends, and the first row as text. */
const ROWS: [sent: string, row: string][] = [
  ["plain", "plain"],
  ["  kept  ", "  kept"],
  ["\x1b[1;31mred\x1b[0m rest", "\x1b[0;1;31mred\x1b[0m rest"],
  ["\x1b[93;44mx", "\x1b[0;93;44mx\x1b[0m"],
  ["\x1b[38;5;200ma\x1b[39mb", "\x1b[0;38;5;200ma\x1b[0mb"],
  ["\x1b[48;2;1;2;3ma", "\x1b[0;48;2;1;2;3ma\x1b[0m"],
  ["\x1b[7m  \x1b[0m", "\x1b[0;7m  \x1b[0m"],
  ["日本 x", "日本 x"],
  ["e\u0301", "e\u0301"],
  ["\x1b[2;3;4;5;8;9;53mz", "\x1b[0;2;3;4;5;8;9;53mz\x1b[0m"],
];

for (const [sent, row] of ROWS) {
  Deno.test(`a row of ${JSON.stringify(sent)}`, async () => {
    const emulator = new Emulator({ columns: 20, rows: 2 });
    await emulator.write(sent);
    assert.equal(emulator.rows()[0], row);
    emulator.close();
  });
}
