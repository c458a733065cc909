import assert from "node:assert/strict";
import { apply } from "../../../src/programs/kubectl/apply.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const MAP = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "default", uid: "1" } };
const path = "/api/v1/namespaces/default/configmaps";
const files = {
  "/m": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
  "/g": "apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n",
  "/e": "\n",
};

const lines: [argv: string, out: RegExp, err: RegExp][] = [
  ["-f /m --server-side", /^configmap\/a serverside-applied\n$/, /^$/],
  [
    "-f /m",
    /^configmap\/a configured\n$/,
    /^Warning: resource configmaps\/a is missing the kubectl\.kubernetes\.io/,
  ],
  ["-f /m -oname", /^configmap\/a\n$/, /^Warning/],
  ["-f /g", /^$/, /^error: from a-: cannot use generate name with apply\n$/],
  ["-f /e", /^$/, /^error: no objects passed to apply\n$/],
  ["-f /m --force-conflicts", /^$/, /--force-conflicts only works with --server-side/],
  ["-f /m --server-side --dry-run=client", /^$/, /did you mean --dry-run=server instead\?/],
  ["-f /m --server-side --force", /^$/, /--force cannot be used with --server-side/],
  ["-f /m --force --dry-run=server", /^$/, /--dry-run=server cannot be used with --force/],
  ["-f /m --prune", /^$/, /all resources selected for prune without explicitly passing --all/],
  [
    "-f /m --prune -l a=b --server-side",
    /^$/,
    /--prune is in alpha and doesn't currently work on objects created/,
  ],
  ["-f /m --subresource=status", /^$/, /--subresource can only be specified for --server-side/],
];

for (const [line, out, err] of lines) {
  Deno.test(`apply ${line}`, { ignore: !hasFixtures }, async () => {
    const result = await runVerb(
      apply,
      line.split(" "),
      recordedCluster({ [`${path}/a`]: MAP, [path]: MAP }),
      { files },
    );
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}
