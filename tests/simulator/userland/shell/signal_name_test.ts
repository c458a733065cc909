import assert from "node:assert/strict";
import { signalName, signalNumber } from "../../../../src/simulator/userland/shell/signal_name.ts";

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
