import assert from "node:assert/strict";
import { annotate } from "../../../src/programs/kubectl/annotate.ts";
import { label } from "../../../src/programs/kubectl/label.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const POD = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", labels: { app: "web" } } };
const answers = { "/api/v1/namespaces/default/pods/web": POD };

const lines: [argv: string, out: RegExp, err: RegExp][] = [
  ["pod web tier=front", /^pod\/web labeled\n$/, /^$/],
  ["pod web app=web", /^pod\/web not labeled\n$/, /^$/],
  ["pod web app=db", /^$/, /'app' already has a value \(web\), and --overwrite is false/],
  ["pod web app=db --overwrite", /^pod\/web labeled\n$/, /^$/],
  ["pod web app-", /^pod\/web unlabeled\n$/, /^$/],
  ["pod web app- x=y", /^pod\/web modified\n$/, /^$/],
  ["pod web nope-", /^label "nope" not found\.\npod\/web not labeled\n$/, /^$/],
  ["pod web --list", /^app=web\n$/, /^$/],
  ["pod web", /^$/, /at least one label update is required/],
  ["a=b", /^$/, /one or more resources must be specified as/],
];

for (const [line, out, err] of lines) {
  Deno.test(`label ${line}`, { ignore: !hasFixtures }, async () => {
    const result = await runVerb(label, line.split(" "), recordedCluster(answers));
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}

Deno.test(
  "a trial of the client writes nothing, and a file needs no server",
  { ignore: !hasFixtures },
  async () => {
    const cluster = recordedCluster(answers);
    const trial = await runVerb(annotate, ["pod", "web", "a=b", "--dry-run=client"], cluster);
    assert.equal(trial.out, "pod/web annotated (dry run)\n");
    assert.ok(cluster.requests.every((request) => request.startsWith("GET ")));
    const files = { "/m": JSON.stringify(POD) };
    const local = await runVerb(
      annotate,
      ["-f", "/m", "--local", "a=b", "-ojsonpath={.metadata.annotations}"],
      cluster,
      { files },
    );
    assert.equal(local.out, '{"a":"b"}');
  },
);
