import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

for (
  const [expression, code] of [
    ["a = a", 0],
    ["a != a", 1],
    ["-z ''", 0],
    ["-d /etc", 0],
    ["-f /etc", 1],
    ["3 -gt 2 -a 1 -lt 2", 0],
    ["1 -gt 2 -o 1 -lt 2", 0],
    ["! -e /nope", 0],
    ["''", 1],
  ] as const
) {
  Deno.test(`[ ${expression} ]`, () => assert.equal(runScript(`[ ${expression} ]`).code, code));
}
