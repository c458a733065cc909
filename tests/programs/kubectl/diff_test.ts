import assert from "node:assert/strict";
import { withLastApplied } from "../../../src/kube/last_applied.ts";
import { diff } from "../../../src/programs/kubectl/diff.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const map = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a", namespace: "default" },
  data: { a: "b" },
};
const path = "/api/v1/namespaces/default/configmaps";
const files = { "/m": JSON.stringify(map) };

const lines: [argv: string[], answers: Record<string, unknown>, out: RegExp, err: RegExp, code: number][] = [
  [["-f", "/m"], { [`${path}/a`]: withLastApplied(map) }, /^$/, /^$/, 0],
  [["-f", "/m"], { [path]: map }, /^diff -u -N [^]*\n\+data:\n/, /^$/, 1],
  [["-f", "/x"], {}, /^$/, /^error: the path "\/x" does not exist\n$/, 2],
  [[], {}, /^$/, /^error: must specify one of -f and -k\n$/, 2],
  [["x"], {}, /^$/, /^error: Unexpected args: \[x\]\nSee 'kubectl diff -h' for help and examples\n$/, 2],
];

for (const [argv, answers, out, err, code] of lines) {
  Deno.test(`diff ${argv.join(" ")} of ${Object.keys(answers)}`, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster(answers);
    const result = await runVerb(diff, argv, cluster, { files });
    assert.match(result.out, out);
    assert.match(result.err, err);
    assert.equal(result.code, code);
    const writes = cluster.requests.filter((one) => !one.startsWith("GET "));
    assert.ok(writes.every((one) => one.includes("dryRun=All")), "nothing is kept");
  });
}
