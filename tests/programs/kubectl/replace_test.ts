import assert from "node:assert/strict";
import { replace } from "../../../src/programs/kubectl/replace.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const MAP = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a", namespace: "default", resourceVersion: "7" },
};
const path = "/api/v1/namespaces/default/configmaps";
const answers = { [`${path}/a`]: MAP, [path]: MAP };
const files = { "/m": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" };

const lines: [argv: string, out: RegExp, err: RegExp, requests: string[]][] = [
  ["-f /m", /^configmap\/a replaced\n$/, /^$/, [`GET ${path}/a`, `PUT ${path}/a`]],
  ["-f /m --dry-run=client", /^configmap\/a replaced \(dry run\)\n$/, /^$/, []],
  ["-f /m --grace-period=1", /^$/, /--grace-period must have --force specified/, []],
  ["-f /m --timeout=1s", /^$/, /--timeout must have --force specified/, []],
  ["-f /m --force --dry-run=server", /^$/, /--dry-run can not be used when --force is set/, []],
];

for (const [line, out, err, requests] of lines) {
  Deno.test(`replace ${line}`, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster(answers);
    const result = await runVerb(replace, line.split(" "), cluster, { files });
    assert.match(result.out, out);
    assert.match(result.err, err);
    assert.deepEqual(
      cluster.requests.map((one) => one.split("?")[0]).filter((one) => !/apis?$/.test(one!)),
      requests,
    );
  });
}
