import assert from "node:assert/strict";
import { remove } from "../../../src/programs/kubectl/delete.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const GONE = { kind: "Status", status: "Success", details: {} };
const answers = { "/api/v1/namespaces/default/pods/web": GONE };

const lines: [argv: string, out: RegExp, err: RegExp, code: number][] = [
  ["pod web --wait=false", /^pod "web" deleted from default namespace\n$/, /^$/, 0],
  [
    "pod web --wait=false --force",
    /^pod "web" force deleted/,
    /^Warning: Immediate deletion does not wait/,
    0,
  ],
  ["pod web -o yaml", /^$/, /^error: unexpected -o output mode: yaml\. We only support '-o name'\n$/, 1],
  ["pod web --now --grace-period=3", /^$/, /--now and --grace-period cannot be specified together/, 1],
  ["pod web --force --grace-period=3", /^$/, /--force and --grace-period greater than 0 cannot be/, 1],
  ["pod nope --ignore-not-found", /^$/, /^$/, 0],
  ["--raw x", /^$/, /--raw must be a valid URL path: parse "x": invalid URI for request/, 1],
];

for (const [line, out, err, code] of lines) {
  Deno.test(`delete ${line}`, { ignore: !hasFixtures }, async () => {
    const result = await runVerb(remove, line.split(" "), recordedCluster(answers));
    assert.match(result.out, out);
    assert.match(result.err, err);
    assert.equal(result.code, code);
  });
}

Deno.test("delete -i asks first", { ignore: !hasFixtures }, async () => {
  const ask = async (input: string) => {
    const cluster = recordedCluster(answers);
    await runVerb(remove, ["pod", "web", "-i", "--wait=false"], cluster, { input });
    return cluster.requests.some((request) => request.startsWith("DELETE"));
  };
  assert.deepEqual([await ask("y\n"), await ask("n\n"), await ask("")], [true, false, false]);
});
