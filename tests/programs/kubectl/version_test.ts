import assert from "node:assert/strict";
import { version } from "../../../src/programs/kubectl/version.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const cluster = recordedCluster({ "/version": { major: "1", minor: "36", gitVersion: "v1.36.2" } });

const cases: { argv: string[]; out: RegExp; code?: number; err?: RegExp }[] = [
  {
    argv: [],
    out: /^Client Version: v1\.\d+\.\d+\nKustomize Version: v5\.8\.1\nServer Version: v1\.36\.2\n$/,
  },
  { argv: ["--client"], out: /^Client Version: v1\.\d+\.\d+\nKustomize Version: v5\.8\.1\n$/ },
  { argv: ["-o", "json"], out: /"serverVersion": \{\n[^}]*"gitVersion": "v1\.36\.2"/ },
  { argv: ["-o", "yaml"], out: /^serverVersion:\n {2}gitVersion: v1\.36\.2$/m },
  { argv: ["-o", "xml"], out: /^$/, code: 1, err: /--output must be 'yaml' or 'json'/ },
];

for (const { argv, out, code = 0, err = /^$/ } of cases) {
  Deno.test(`kubectl version ${argv.join(" ")}`, async () => {
    const result = await runVerb(version, argv, cluster);
    assert.match(result.out, out);
    assert.match(result.err, err);
    assert.equal(result.code, code);
  });
}
