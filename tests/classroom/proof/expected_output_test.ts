import assert from "node:assert/strict";
import { outputMismatch } from "../../../src/classroom/proof/expected_output.ts";

const printed = "NAME    READY   STATUS\nweb-1   1/1     Running\nweb-2   0/1     Pending\n";

const good: [name: string, expected: string[]][] = [
  ["all lines", ["NAME READY STATUS", "web-1 1/1 Running", "web-2 0/1 Pending"]],
  ["some of them", ["web-2   0/1   Pending"]],
  ["with what is not the same each time", ["web-…   1/1   Running", "…", "web-…   Pending"]],
  ["nothing", ["", "…"]],
  ["signs that patterns use", []],
];

for (const [name, expected] of good) {
  Deno.test(`printed as expected: ${name}`, () => assert.equal(outputMismatch(expected, printed), undefined));
}

const bad: [name: string, expected: string[], first: RegExp][] = [
  ["another value", ["web-1 2/2 Running"], /^"web-1 2\/2 Running" is not printed, but/],
  ["the wrong order", ["web-2…", "web-1…"], /^"web-1…" is not printed/],
  ["the same line twice", ["web-1…", "web-1…"], /^"web-1…" is not printed/],
  ["only a part of a line", ["READY"], /^"READY" is not printed/],
  ["a pattern taken literally", ["web.1 1/1 Running"], /not printed/],
];

for (const [name, expected, first] of bad) {
  Deno.test(`not printed as expected: ${name}`, () =>
    assert.match(outputMismatch(expected, printed)?.text ?? "", first));
}

Deno.test("the line that is not printed is told by its place", () => {
  assert.equal(outputMismatch(["NAME READY STATUS", "…", "web-3"], printed)?.at, 2);
});
