import assert from "node:assert/strict";
import { passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

/** What is called on a terminal, and what is shown; carriage returns are left out. */
const LINES: [words: string, shown: string][] = [
  ["size", "24 80\n"],
  ["rows 30 cols 100 size", "30 100\n"],
  ["speed", "38400\n"],
  ["", "speed 38400 baud; line = 0;\n-brkint -imaxbel iutf8\n"],
  ["foo", "stty: invalid argument 'foo'\nTry 'stty --help' for more information.\n"],
  ["rows", "stty: missing argument to 'rows'\nTry 'stty --help' for more information.\n"],
  ["rows x", "stty: invalid integer argument: 'x'\nTry 'stty --help' for more information.\n"],
];

/** What is shown by `stty` with words; the terminal afterwards. */
function onTerminal(words: string) {
  const box = ubuntuBox();
  let shown = "";
  box.terminal.onOutput = (text) => shown += text;
  startOnTerminal(box, ["stty", ...words.split(" ").filter((word) => word !== "")]);
  passTime(box, 10);
  return { shown: shown.replaceAll("\r", ""), terminal: box.terminal };
}

for (const [words, shown] of LINES) {
  Deno.test(`stty ${words}`, () => assert.equal(onTerminal(words).shown, shown));
}

Deno.test("stty changes what a terminal does with keys, and shows it", () => {
  const { shown, terminal } = onTerminal("-echo -isig -a");
  assert.match(shown, /\n-isig icanon iexten -echo /);
  assert.deepEqual([terminal.modes.echoes, terminal.modes.hasSignals], [false, false]);
  assert.equal(onTerminal("-echo sane").terminal.modes.echoes, true);
  assert.equal(onTerminal("raw").terminal.modes.isCanonical, false);
});

Deno.test("stty needs a terminal", () => {
  const { err, code } = runOnUbuntu(["stty", "-a"]);
  assert.deepEqual([err, code], ["stty: 'standard input': Inappropriate ioctl for device\n", 1]);
});
