import assert from "node:assert/strict";
import {
  podsOfShare,
  shareNumber,
  validateAtMostAll,
  validateShare,
} from "../../../../src/simulator/kubernetes/kinds/pod_share.ts";
import { texts } from "./kind_world.ts";

const PERCENT = "a valid percent string must be a numeric string followed by an ending '%' " +
  "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

const cases: [share: string | number, pods: number, problems: string[]][] = [
  [3, 3, []],
  ["50%", 4, []],
  ["1%", 1, []],
  ["0%", 0, []],
  [-1, -1, ["s: Invalid value: -1: must be greater than or equal to 0"]],
  ["101%", 8, ['s: Invalid value: "101%": must not be greater than 100%']],
];

for (const [share, pods, problems] of cases) {
  Deno.test(`${share} of seven pods`, () => {
    assert.deepEqual(texts([...validateShare(share, "s"), ...validateAtMostAll(share, "s")]), problems);
    assert.equal(podsOfShare(share, 7), pods);
  });
}

Deno.test("what is no percentage is told so once", () => {
  assert.deepEqual(texts([...validateShare("half", "s"), ...validateAtMostAll("half", "s")]), [
    `s: Invalid value: "half": ${PERCENT}`,
  ]);
  assert.equal(shareNumber(undefined), 0);
});
