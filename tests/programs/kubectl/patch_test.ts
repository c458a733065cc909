import assert from "node:assert/strict";
import { patch } from "../../../src/programs/kubectl/patch.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const POD = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { containers: [{ name: "a" }, { name: "b" }] },
};
const files = {
  "/p": "metadata: {labels: {a: b}}",
  "/m": JSON.stringify(POD),
  "/x": "apiVersion: x/v1\nkind: Frob\n",
};

const lines: [argv: string[], out: RegExp, err: RegExp][] = [
  [["pod", "web", "-p", "{}"], /^pod\/web patched \(no change\)\n$/, /^$/],
  [["pod", "web", "--patch-file", "/p", "--dry-run=client"], /^pod\/web patched\n$/, /^$/],
  [["pod", "web"], /^$/, /must specify --patch or --patch-file containing the contents of the patch/],
  [
    ["pod", "web", "-p", "{}", "--patch-file", "/p"],
    /^$/,
    /cannot specify --patch and --patch-file together/,
  ],
  [
    ["pod", "web", "-p", "{}", "--type", "x"],
    /^$/,
    /--type must be one of \[json merge strategic\], not "x"/,
  ],
  [
    ["pod", "web", "--patch-file", "/no"],
    /^$/,
    /unable to read patch file: open \/no: no such file or directory/,
  ],
  [["pod", "web", "-p", "a: b: c"], /^$/, /unable to parse "a: b: c": yaml: mapping values are not allowed/],
  [["pod", "web", "-p", "{}", "--local"], /^$/, /cannot specify --local and server resources/],
  [
    ["-f", "/x", "-p", "{}", "--local"],
    /^$/,
    /cannot apply strategic merge patch for x\/v1, Kind=Frob locally/,
  ],
  [
    [
      "-f",
      "/m",
      "--local",
      "-p",
      "spec: {containers: [{name: b, image: c}]}",
      "-ojsonpath={.spec.containers[*].image}",
    ],
    /^c$/,
    /^$/,
  ],
  [["-f", "/m", "--local", "--type=merge", "-p", "spec: null", "-ojsonpath={.spec}"], /^$/, /^$/],
  [
    [
      "-f",
      "/m",
      "--local",
      "--type=json",
      "-p",
      '[{"op":"remove","path":"/spec/containers/0"}]',
      "-ojsonpath={.spec.containers[*].name}",
    ],
    /^b$/,
    /^$/,
  ],
];

for (const [argv, out, err] of lines) {
  Deno.test(`patch ${argv.join(" ")}`, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster({ "/api/v1/namespaces/default/pods/web": POD });
    const result = await runVerb(patch, argv, cluster, { files });
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}
