import assert from "node:assert/strict";
import { describe } from "../../../src/programs/kubectl/describe.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const sa = (name: string) => ({
  kind: "ServiceAccount",
  apiVersion: "v1",
  metadata: { name, namespace: "default", uid: name },
});
const events = { kind: "EventList", apiVersion: "v1", metadata: {}, items: [] };
const collection = "/api/v1/namespaces/default/serviceaccounts";

/** Two service accounts, no events. */
function cluster() {
  return recordedCluster({
    [collection]: {
      kind: "ServiceAccountList",
      apiVersion: "v1",
      metadata: {},
      items: [sa("build-a"), sa("build-b")],
    },
    [`${collection}/build-a`]: sa("build-a"),
    "/api/v1/namespaces/default/events": events,
  });
}

const text = (name: string) =>
  `Name:                ${name}\nNamespace:           default\nLabels:              <none>\n` +
  `Annotations:         <none>\nImage pull secrets:  <none>\n`;
const none = "Events:              <none>\n";

const cases: { argv: string; out: string; err?: RegExp; code?: number }[] = [
  { argv: "sa build-a", out: text("build-a") + none },
  { argv: "sa/build-a --show-events=false", out: text("build-a") },
  { argv: "sa", out: `${text("build-a")}\n\n${text("build-b")}` },
  { argv: "sa --show-events", out: `${text("build-a")}${none}\n\n${text("build-b")}${none}` },
  { argv: "sa build", out: `${text("build-a")}\n${text("build-b")}\n` },
  { argv: "sa nope", out: "", err: /^Error from server \(NotFound\): /, code: 1 },
  { argv: "frobs", out: "", err: /^error: the server doesn't have a resource type "frobs"\n$/, code: 1 },
  { argv: "sa a -l b=c", out: "", err: /name cannot be provided when a selector is specified/, code: 1 },
];

for (const { argv, out, err = /^$/, code = 0 } of cases) {
  Deno.test(`describe ${argv}`, { ignore: !hasFixtures }, async () => {
    const result = await runVerb(describe, argv.split(" "), cluster());
    assert.equal(result.out, out);
    assert.match(result.err, err);
    assert.equal(result.code, code);
  });
}

Deno.test("describe needs a type", async () => {
  const result = await runVerb(describe, [], cluster());
  assert.match(result.err, /^error: You must specify the type of resource to describe\./);
  assert.equal(result.code, 1);
});
