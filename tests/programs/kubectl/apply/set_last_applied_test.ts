import assert from "node:assert/strict";
import { lastAppliedAnnotation } from "../../../../src/kube/last_applied.ts";
import { setLastApplied } from "../../../../src/programs/kubectl/apply/set_last_applied.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

const TEXT = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"default"}}\n';
const pod = (annotations: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a", annotations },
});
const files = { "/m": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n" };

const cases: [
  annotations: Record<string, string>,
  argv: string[],
  out: RegExp,
  err: RegExp,
  patches: number,
][] = [
  [{ [lastAppliedAnnotation]: TEXT }, [], /^set-last-applied a: no changes required\.\n$/, /^$/, 0],
  [{ [lastAppliedAnnotation]: "{}" }, [], /^pod\/a configured\n$/, /^$/, 1],
  [{ [lastAppliedAnnotation]: "{}" }, ["--dry-run=client"], /^pod\/a configured \(dry run\)\n$/, /^$/, 0],
  [
    {},
    [],
    /^$/,
    /no last-applied-configuration annotation found on resource: a, to create the annotation, run/,
    0,
  ],
  [{}, ["--create-annotation"], /^pod\/a configured\n$/, /^$/, 1],
];

for (const [annotations, argv, out, err, patches] of cases) {
  Deno.test(`apply set-last-applied ${argv.join(" ")} over ${JSON.stringify(annotations)}`, {
    ignore: !hasFixtures,
  }, async () => {
    const cluster = recordedCluster({ "/api/v1/namespaces/default/pods/a": pod(annotations) });
    const result = await runVerb(setLastApplied, ["-f", "/m", ...argv], cluster, { files });
    assert.match(result.out, out);
    assert.match(result.err, err);
    assert.equal(cluster.requests.filter((one) => one.startsWith("PATCH")).length, patches);
  });
}
