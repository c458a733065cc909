import assert from "node:assert/strict";
import { label } from "../../../src/programs/kubectl/label.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const refused: [pair: string, message: RegExp][] = [
  ["a=b=c", /^error: invalid label spec: a=b=c\n$/],
  ["a=b~", /^error: invalid label value: "a=b~": a valid label must be an empty string or consist of/],
  ["a=b a-", /^error: can not both modify and remove a label in the same command\n$/],
];

for (const [pairs, message] of refused) {
  Deno.test(`label ${pairs} is refused`, async () => {
    const { err, code } = await runVerb(label, ["pod", "web", ...pairs.split(" ")], recordedCluster());
    assert.match(err, message);
    assert.equal(code, 1);
  });
}
