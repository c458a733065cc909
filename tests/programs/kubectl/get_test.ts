import assert from "node:assert/strict";
import { get } from "../../../src/programs/kubectl/get.ts";
import { fixture, fixtureJson, fixtureNames, hasFixtures } from "../../fixtures.ts";
import { recordedCluster, TableAndList } from "../recorded_cluster.ts";
import { recording, runVerb } from "./run_recorded.ts";

/** Recordings that cannot be compared, with the reason. */
const MOVED = /^(events|events\.events\.k8s\.io)\.(labels\.|wide\.)?txt$/; // counted up between the two recordings

/** Every recorded `kubectl get`, answered by the recorded Table or list of the same resource. */
for (const name of fixtureNames("get").filter((name) => !MOVED.test(name))) {
  Deno.test(`get prints what kubectl printed: ${name}`, async () => {
    const recorded = recording(fixture(`get/${name}`));
    const cluster = recordedCluster(answers());
    const result = await runVerb(get, recorded.argv, cluster);
    assert.deepEqual(comparable(result.out), comparable(recorded.out));
    const warnings = cluster.warnings.map((text) => `Warning: ${text}\n`).join("");
    assert.equal((warnings + result.err).trimEnd(), recorded.err.trimEnd());
    assert.equal(result.code, recorded.code);
  });
}

Deno.test(
  "there are recordings of get to compare with",
  { ignore: !hasFixtures },
  () => assert.ok(fixtureNames("get").length > 100),
);

const COMPONENTS = /Healthy|componentstatus/;

/** The texts were recorded some seconds after the Tables; components come in any order. */
function comparable(text: string): string[] {
  const lines = text.trimEnd().replace(/\b(\d+[smhdy]){1,2}\b/g, "AGE").replace(/ {2,}/g, "   ").split("\n");
  return COMPONENTS.test(text) ? lines.map((line) => line.trimEnd()).sort() : lines;
}

/** The recorded Tables and lists by their path. */
function answers(): Record<string, TableAndList> {
  const found: Record<string, TableAndList> = {};
  for (const file of fixtureNames("tables").filter((name) => name.endsWith(".meta.json"))) {
    const { request: { path }, response: { headers } } = fixtureJson(`tables/${file}`);
    const body = file.replace(".meta.json", ".json");
    found[path] = new TableAndList(`tables/${body}`, `lists/${body}`, headers.Warning);
  }
  return found;
}

const POD = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "web", namespace: "default", managedFields: [] },
};

Deno.test("get needs a type", async () => {
  const result = await runVerb(get, [], recordedCluster());
  assert.match(
    result.err,
    /^You must specify the type of resource to get\..*\n\nerror: Required resource not specified\./,
  );
  assert.match(result.err, /See 'kubectl get -h' for help and examples\n$/);
  assert.equal(result.code, 1);
});

const asked: { line: string; requests: string[]; out?: RegExp; err?: RegExp; code?: number }[] = [
  { line: "pod web -o name", requests: ["GET /api/v1/namespaces/default/pods/web"], out: /^pod\/web\n$/ },
  {
    line: "pod/web -o jsonpath={.metadata.name}",
    requests: ["GET /api/v1/namespaces/default/pods/web"],
    out: /^web$/,
  },
  {
    line: "pod web -o yaml",
    requests: ["GET /api/v1/namespaces/default/pods/web"],
    out: /^apiVersion: v1\nkind: Pod\nmetadata:\n {2}name: web\n {2}namespace: default\n$/,
  },
  {
    line: "po -n other -l a=b",
    requests: ["GET /api/v1/namespaces/other/pods?labelSelector=a%3Db&limit=500"],
    err: /404|not find/,
    code: 1,
  },
  {
    line: "pod nope",
    requests: ["GET /api/v1/namespaces/default/pods/nope"],
    err: /Error from server \(NotFound\)/,
    code: 1,
  },
  { line: "pod nope --ignore-not-found", requests: ["GET /api/v1/namespaces/default/pods/nope"] },
  { line: "frobs", requests: [], err: /^error: the server doesn't have a resource type "frobs"\n$/, code: 1 },
  {
    line: "pods -o xml",
    requests: [],
    err: /unable to match a printer suitable for the output format "xml"/,
    code: 1,
  },
  { line: "pods -o jsonpath={.a", requests: [], err: /error parsing jsonpath/, code: 1 },
  {
    line: "pod web -A",
    requests: [],
    err: /a resource cannot be retrieved by name across all namespaces/,
    code: 1,
  },
];

for (const { line, requests, out = /^$/, err = /^$/, code = 0 } of asked) {
  Deno.test(`get ${line}`, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster({ "/api/v1/namespaces/default/pods/web": POD });
    const result = await runVerb(get, line.split(" "), cluster);
    assert.match(result.out, out);
    assert.match(result.err, err);
    assert.equal(result.code, code);
    const beyond = cluster.requests.filter((request) => !/^GET \/apis?$/.test(request));
    assert.deepEqual(beyond, requests);
  });
}

Deno.test(
  "a type that an earlier process had not heard of is asked for",
  { ignore: !hasFixtures },
  async () => {
    const cluster = recordedCluster({ "/api/v1/namespaces/default/pods/web": POD });
    const asked: boolean[] = [];
    const discovery = ({ mayBeOld = false } = {}) => {
      asked.push(mayBeOld);
      return mayBeOld
        ? Promise.resolve({ resources: [], failures: [], groupVersions: [] })
        : cluster.discovery();
    };
    const result = await runVerb(get, ["pod", "web", "-o", "name"], { ...cluster, discovery });
    assert.deepEqual([result.out, asked], ["pod/web\n", [true, false]]);
  },
);
