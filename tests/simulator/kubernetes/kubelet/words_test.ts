import assert from "node:assert/strict";
import { goDuration, goList } from "../../../../src/simulator/kubernetes/kubelet/words.ts";

for (
  const [ms, text] of [
    [901, "901ms"],
    [2512, "2.512s"],
    [80_000, "1m20s"],
    [300_000, "5m0s"],
    [3_661_000, "1h1m1s"],
  ] as const
) {
  Deno.test(`${ms} ms is ${text}`, () => assert.equal(goDuration(ms), text));
}

Deno.test("a list is its words in brackets", () =>
  assert.equal(goList(["sh", "-c", "exit 1"]), "[sh -c exit 1]"));
