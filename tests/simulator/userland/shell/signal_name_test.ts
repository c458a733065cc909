import assert from "node:assert/strict";
import {
  signalName,
  signalNumber,
  signalTable,
} from "../../../../src/simulator/userland/shell/signal_name.ts";

for (
  const [text, name] of [
    ["SIGTERM", "TERM"],
    ["term", "TERM"],
    ["15", "TERM"],
    ["9", "KILL"],
    ["0", "EXIT"],
    [
      "EXIT",
      "EXIT",
    ],
  ] as const
) {
  Deno.test(`${text} is ${name}`, () => assert.equal(signalName(text), name));
}

Deno.test("a name has its number", () =>
  assert.deepEqual([signalNumber("TERM"), signalNumber("NO")], [15, undefined]));

Deno.test("the table has five signals a row, and the real-time ones", () => {
  const rows = signalTable().split("\n");
  assert.equal(rows[0], " 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP");
  assert.equal(rows.at(-2), "63) SIGRTMAX-1\t64) SIGRTMAX\t");
});
