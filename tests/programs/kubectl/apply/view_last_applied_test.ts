import assert from "node:assert/strict";
import { withLastApplied } from "../../../../src/kube/last_applied.ts";
import { viewLastApplied } from "../../../../src/programs/kubectl/apply/view_last_applied.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "a" } };
const path = "/api/v1/namespaces/default/pods";
const answers = { [`${path}/a`]: withLastApplied(pod), [`${path}/b`]: { ...pod, metadata: { name: "b" } } };

const lines: [argv: string, out: RegExp, err: RegExp][] = [
  ["pod/a", /^apiVersion: v1\nkind: Pod\nmetadata:\n {2}annotations: \{\}\n {2}name: a\n$/, /^$/],
  ["pod a -o json", /^\{\n {2}"apiVersion": "v1",\n {2}"kind": "Pod"/, /^$/],
  [
    "pod a -o xml",
    /^$/,
    /^error: Unexpected -o output mode: xml, the flag 'output' must be one of yaml\|json\nSee /,
  ],
  ["pod b", /^$/, /^$/],
  ["pod c", /^$/, /NotFound/],
];

for (const [line, out, err] of lines) {
  Deno.test(`apply view-last-applied ${line}`, { ignore: !hasFixtures }, async () => {
    const result = await runVerb(viewLastApplied, line.split(" "), recordedCluster(answers));
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}
