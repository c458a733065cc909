import assert from "node:assert/strict";
import { apiResources } from "../../../src/programs/kubectl/api_resources.ts";
import type { Connection } from "../../../src/programs/connection.ts";
import type { Discovery } from "../../../src/kube/discovery.ts";
import { fixture, hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { recording, runVerb } from "./run_recorded.ts";

for (const name of ["apires", "apires-wide", "apires-name", "apires-group", "apires-ns"]) {
  Deno.test(`api-resources prints what kubectl printed: ${name}`, { ignore: !hasFixtures }, async () => {
    const { argv, out } = recording(fixture(`misc/${name}.txt`));
    const result = await runVerb(apiResources, argv, recordedCluster());
    assert.equal(result.out, out);
    assert.equal(result.code, 0);
  });
}

const small: Discovery = {
  resources: [
    {
      group: "",
      version: "v1",
      kind: "Pod",
      name: "pods",
      singularName: "pod",
      shortNames: ["po"],
      categories: ["all"],
      namespaced: true,
      verbs: ["get", "list"],
      subresources: [],
    },
    {
      group: "",
      version: "v1",
      kind: "Node",
      name: "nodes",
      singularName: "node",
      shortNames: ["no"],
      categories: [],
      namespaced: false,
      verbs: ["get"],
      subresources: [],
    },
  ],
  failures: [],
  groupVersions: ["v1"],
};

function connection(discovery: Discovery): Connection {
  return { ...recordedCluster(), discovery: () => Promise.resolve(discovery) };
}

const cases: { argv: string; out: string; code?: number; err?: RegExp }[] = [
  { argv: "-o name", out: "nodes\npods\n" },
  { argv: "-o name --namespaced=false", out: "nodes\n" },
  { argv: "-o name --verbs=list", out: "pods\n" },
  { argv: "-o name --categories=all", out: "pods\n" },
  { argv: "--no-headers --verbs=list", out: "pods   po    v1    true   Pod\n" },
  { argv: "--sort-by=age", out: "", code: 1, err: /--sort-by accepts only name or kind/ },
  { argv: "-o xml", out: "", code: 1, err: /allowed formats are: json,kyaml,name,wide,yaml/ },
  { argv: "pods", out: "", code: 1, err: /unexpected arguments: \[pods\]/ },
];

for (const { argv, out, code = 0, err = /^$/ } of cases) {
  Deno.test(`api-resources ${argv}`, async () => {
    const result = await runVerb(apiResources, argv.split(" "), connection(small));
    assert.equal(result.out, out);
    assert.equal(result.code, code);
    assert.match(result.err, err);
  });
}

Deno.test("api-resources shows what could be read, then fails for what could not", async () => {
  const failures = [{
    groupVersion: "metrics.k8s.io/v1beta1",
    message: "the server is currently unable to handle the request",
  }];
  const result = await runVerb(apiResources, ["-o", "name"], connection({ ...small, failures }));
  assert.equal(result.out, "nodes\npods\n");
  assert.equal(result.code, 1);
  assert.match(
    result.err,
    /unable to retrieve the complete list of server APIs: metrics\.k8s\.io\/v1beta1: the server/,
  );
});
