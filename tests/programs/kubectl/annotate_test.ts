import assert from "node:assert/strict";
import { annotate } from "../../../src/programs/kubectl/annotate.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const POD = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", annotations: { a: "b" } } };

const lines: [pairs: string, out: RegExp, err: RegExp][] = [
  ["x=y=z", /^pod\/web annotated\n$/, /^$/],
  ["a=b", /^pod\/web annotated\n$/, /^$/],
  [
    "a=c",
    /^$/,
    /--overwrite is false but found the following declared annotation\(s\): 'a' already has a value \(b\)/,
  ],
  ["a=c a-", /^$/, /can not both modify and remove the following annotation\(s\) in the same command: a/],
];

for (const [pairs, out, err] of lines) {
  Deno.test(`annotate ${pairs}`, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster({ "/api/v1/namespaces/default/pods/web": POD });
    const result = await runVerb(annotate, ["pod", "web", ...pairs.split(" ")], cluster);
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}
