import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { discover } from "../../src/cluster/discover.ts";
import type { Discovery } from "../../src/kube/discovery.ts";
import { fixture, fixtureNames, hasFixtures } from "../fixtures.ts";
import { type Answer, broken, FakeTransport, json, refusal } from "./fake_transport.ts";

const ignore = !hasFixtures;

function discoverOn(transport: FakeTransport): Promise<Discovery> {
  return discover(new Client(transport));
}

function aggregated(folder = "discovery"): FakeTransport {
  const apis = folder === "discovery" ? "apis.agg.v2.json" : "apis.agg.json";
  return new FakeTransport()
    .on("GET /api", json(fixture("discovery/api.agg.v2.json")))
    .on("GET /apis", json(fixture(`${folder}/${apis}`)));
}

/** A server before 1.26, made of the legacy answers of a new one. */
function legacy(folder = "discovery"): FakeTransport {
  const transport = new FakeTransport()
    .on("GET /api", json(fixture("discovery/api.json")))
    .on("GET /apis", json(fixture(`${folder}/apis.json`)));
  for (const name of fixtureNames("discovery/groups")) {
    const groupVersion = /^api(s?)_(.+)\.json$/.exec(name);
    if (!groupVersion || name.endsWith(".meta.json")) continue;
    const path = groupVersion[2]!.replace(/_(v\d\w*)$/, "/$1");
    transport.on(`GET /api${groupVersion[1]}/${path}`, json(fixture(`discovery/groups/${name}`)));
  }
  return transport;
}

const simple = (found: Discovery): string[] =>
  found.resources.map(({ group, version, name }) => `${name}.${version}.${group}`);

Deno.test({
  name: "aggregated discovery takes two requests and keeps the server's order",
  ignore,
  fn: async () => {
    const transport = aggregated();
    const found = await discoverOn(transport);
    assert.equal(transport.requests.length, 2);
    assert.match(
      transport.requests[0]!.headers.get("accept")!,
      /v=v2;as=.*v=v2beta1;as=.*,application\/json$/,
    );
    assert.deepEqual(found.groupVersions.slice(0, 5), [
      "v1",
      "apiregistration.k8s.io/v1",
      "apps/v1",
      "events.k8s.io/v1",
      "authentication.k8s.io/v1",
    ]);
    assert.deepEqual(found.groupVersions.filter((name) => name.startsWith("autoscaling")), [
      "autoscaling/v2",
      "autoscaling/v1",
    ]);
    assert.deepEqual(found.failures, []);
    assert.deepEqual(found.resources.find((resource) => resource.name === "deployments"), {
      group: "apps",
      version: "v1",
      kind: "Deployment",
      name: "deployments",
      singularName: "deployment",
      shortNames: ["deploy"],
      categories: ["all"],
      namespaced: true,
      verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
      subresources: ["scale", "status"],
    });
  },
});

Deno.test({
  name: "legacy discovery finds the same",
  ignore,
  fn: async () => {
    const [old, now] = await Promise.all([discoverOn(legacy()), discoverOn(aggregated())]);
    assert.deepEqual(old.failures, []);
    assert.deepEqual(old.groupVersions, now.groupVersions);
    assert.deepEqual(simple(old), simple(now));
    const sorted = (found: Discovery) =>
      found.resources.map((each) => ({ ...each, subresources: each.subresources.toSorted() }));
    assert.deepEqual(sorted(old), sorted(now));
  },
});

Deno.test({
  name: "a group whose server is down is a failure, and the rest is there (aggregated)",
  ignore,
  fn: async () => {
    const found = await discoverOn(aggregated("broken-apiservice"));
    assert.deepEqual(found.failures, [{
      groupVersion: "metrics.k8s.io/v1beta1",
      message: "stale GroupVersion discovery: metrics.k8s.io/v1beta1",
    }]);
    assert.ok(!found.groupVersions.includes("metrics.k8s.io/v1beta1"));
    assert.ok(found.resources.some((resource) => resource.name === "pods"));
  },
});

Deno.test({
  name: "a group whose server is down is a failure, and the rest is there (legacy)",
  ignore,
  fn: async () => {
    const unavailable: Answer = () => new Response("service unavailable\n", { status: 503 });
    const transport = legacy("broken-apiservice").on("GET /apis/metrics.k8s.io/v1beta1", unavailable);
    const found = await discoverOn(transport);
    assert.deepEqual(found.failures, [{
      groupVersion: "metrics.k8s.io/v1beta1",
      message: "the server is currently unable to handle the request",
    }]);
    assert.ok(found.resources.some((resource) => resource.name === "widgets"));
  },
});

const beta = {
  kind: "APIGroupDiscoveryList",
  apiVersion: "apidiscovery.k8s.io/v2beta1",
  items: [{
    metadata: { name: "x.io" },
    versions: [{
      version: "v1",
      resources: [
        { resource: "foos", responseKind: { group: "x.io", version: "v1", kind: "Foo" }, scope: "Cluster" },
        { resource: "parents", scope: "Cluster", subresources: [{ subresource: "child" }] },
      ],
    }],
  }],
};

Deno.test("v2beta1, with fields left out, and a parent that only has subresources", async () => {
  const transport = new FakeTransport().on("GET /api", json({ ...beta, items: [] })).on(
    "GET /apis",
    json(beta),
  );
  const found = await discoverOn(transport);
  assert.deepEqual(simple(found), ["foos.v1.x.io"]);
  assert.deepEqual(found.groupVersions, ["x.io/v1"]);
});

Deno.test("the preferred version of a legacy group comes first", async () => {
  const groups = {
    kind: "APIGroupList",
    groups: [{
      name: "x.io",
      versions: ["v1alpha1", "v1"].map((version) => ({ groupVersion: `x.io/${version}`, version })),
      preferredVersion: { groupVersion: "x.io/v1", version: "v1" },
    }],
  };
  const list = { kind: "APIResourceList", resources: [{ name: "foos", namespaced: true, kind: "Foo" }] };
  const transport = new FakeTransport()
    .on("GET /api", json({ kind: "APIVersions", versions: [] }))
    .on("GET /apis", json(groups))
    .on("GET /apis/x.io/v1", json(list))
    .on("GET /apis/x.io/v1alpha1", json(list));
  assert.deepEqual(simple(await discoverOn(transport)), ["foos.v1.x.io", "foos.v1alpha1.x.io"]);
});

Deno.test("a server without /apis still has its core", async () => {
  const transport = new FakeTransport()
    .on("GET /api", json({ ...beta, items: [] }))
    .on("GET /apis", refusal(404, "NotFound"));
  assert.deepEqual(await discoverOn(transport), { resources: [], failures: [], groupVersions: [] });
});

const hopeless: [string, Answer, Answer, RegExp][] = [
  ["nobody listens", broken("connection refused"), broken("connection refused"), /connection refused/],
  ["both are forbidden", refusal(403, "Forbidden"), refusal(403, "Forbidden"), /Forbidden/],
  ["the credentials are wrong", refusal(401, "Unauthorized"), refusal(401, "Unauthorized"), /Unauthorized/],
  ["half of it breaks", json({ ...beta, items: [] }), refusal(500, "InternalError"), /InternalError/],
];

for (const [name, api, apis, message] of hopeless) {
  Deno.test(`it is an error when ${name}`, async () => {
    const transport = new FakeTransport().on("GET /api", api).on("GET /apis", apis);
    await assert.rejects(discoverOn(transport), message);
  });
}

for (const [body, found] of [["{}", "{}"], ["", "nothing"], ['{"kind":"Status"}', '{"kind":"Status"}']]) {
  Deno.test(`roots that say ${found} are no discovery`, () =>
    assert.rejects(
      discoverOn(new FakeTransport().on("GET /api", json(body)).on("GET /apis", json(body))),
      { message: `Cannot read the answer to GET /api: expected a list of API versions, found ${found}` },
    ));
}
