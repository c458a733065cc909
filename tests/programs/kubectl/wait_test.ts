import assert from "node:assert/strict";
import { wait } from "../../../src/programs/kubectl/wait.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const POD = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", uid: "1" },
  status: { conditions: [{ type: "Ready", status: "True" }] },
};
const answers = {
  "/api/v1/namespaces/default/pods/web": POD,
  "/api/v1/namespaces/default/pods": { kind: "PodList", metadata: {}, items: [] },
};

const lines: [argv: string, out: RegExp, err: RegExp][] = [
  ["pod web --for=condition=Ready", /^pod\/web condition met\n$/, /^$/],
  ["pod web --for=condition=Ready --for=create", /^pod\/web condition met\npod\/web condition met\n$/, /^$/],
  ["pod web --for=condition=Nope --timeout=0", /^$/, /^error: condition not met for pods\/web\n$/],
  ["pod web --for=condition=Nope", /^$/, /^error: timed out waiting for the condition on pods\/web\n$/],
  ["pod web --for=delete --timeout=5s", /^$/, /^error: timed out waiting for the condition on pods\/web\n$/],
  ["pod x --for=delete", /^$/, /^$/],
  ["pod x --for=create --timeout=5s", /^$/, /^error: timed out waiting for the condition\n$/],
  ["pod -l a=b --for=condition=Ready", /^$/, /^error: no matching resources found\n$/],
  ["pod -l a=b --for=delete", /^$/, /^$/],
  ["pod web", /^$/, /^error: unrecognized condition: \[\]\n$/],
];

for (const [line, out, err] of lines) {
  Deno.test(`wait ${line}`, { ignore: !hasFixtures }, async () => {
    const result = await runVerb(wait, line.split(" "), recordedCluster(answers));
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}
