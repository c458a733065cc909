import assert from "node:assert/strict";
import { debian } from "../../../../../src/simulator/images/debian.ts";
import { runScript } from "../../../images/machine.ts";
import { startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

/** What is called in an environment, what is written, and the code it ends with. */
const LINES: [line: string, term: string, written: string, code: number][] = [
  ["clear", "xterm", "\x1b[H\x1b[2J\x1b[3J", 0],
  ["clear -x", "xterm", "\x1b[H\x1b[2J", 0],
  ["clear", "", "TERM environment variable not set.\n", 1],
  ["tput cup 3 4", "xterm", "\x1b[4;5H", 0],
  ["tput setaf 1", "xterm", "\x1b[31m", 0],
  ["tput setaf 9", "xterm", "\x1b[91m", 0],
  ["tput setab 100", "xterm", "\x1b[48;5;100m", 0],
  ["tput sgr0", "xterm", "\x1b(B\x1b[m", 0],
  ["tput cols", "xterm", "80\n", 0],
  ["tput foo", "xterm", "tput: unknown terminfo capability 'foo'\n", 4],
  ["tput cols", "", "tput: No value for $TERM and no -T specified\n", 2],
];

for (const [line, term, written, code] of LINES) {
  Deno.test(`TERM=${term} ${line}`, () => {
    const ran = runScript(`TERM=${term} ${line}`, { image: debian });
    assert.deepEqual([ran.out + ran.err, ran.code], [written, code]);
  });
}

Deno.test("reset cooks the terminal and clears its screen", () => {
  const box = ubuntuBox();
  box.terminal.raw();
  assert.equal(startOnTerminal(box, ["reset"]).exit?.code, 0);
  assert.equal(box.terminal.modes.isCanonical, true);
  assert.ok(box.screen.startsWith("\x1bc"));
});
