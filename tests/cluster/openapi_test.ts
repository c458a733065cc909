import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { OpenApiReader } from "../../src/cluster/openapi.ts";
import { fixture, hasFixtures } from "../fixtures.ts";
import { FakeTransport, json, refusal } from "./fake_transport.ts";

const foo = { group: "x.io", version: "v1", kind: "Foo" };

/** A server with one group of each of these names. */
function server(...groups: string[]): FakeTransport {
  const transport = new FakeTransport();
  const paths: Record<string, { serverRelativeURL: string }> = {};
  for (const group of groups) {
    paths[`apis/${group}/v1`] = { serverRelativeURL: `/openapi/v3/apis/${group}/v1?hash=1` };
    transport.on(
      `GET /openapi/v3/apis/${group}/v1`,
      json({
        openapi: "3.0.0",
        paths: {},
        components: {
          schemas: {
            [`${group}.v1.FooList`]: {
              "x-kubernetes-group-version-kind": [{ ...foo, group, kind: "FooList" }],
            },
            [`${group}.v1.Foo`]: { type: "object", "x-kubernetes-group-version-kind": [{ ...foo, group }] },
            [`${group}.v1.FooSpec`]: { type: "object" },
          },
        },
      }),
    );
  }
  return transport.on("GET /openapi/v3", json({ paths }));
}

Deno.test("index and documents are fetched once, when they are needed", async () => {
  const transport = server("x.io", "y.io");
  const reader = new OpenApiReader(new Client(transport));
  const [found, again] = await Promise.all([
    reader.schemaOf(foo),
    reader.schemaOf({ ...foo, kind: "FooList" }),
  ]);
  assert.equal(found?.name, "x.io.v1.Foo");
  assert.equal(found?.schema.type, "object");
  assert.equal(again?.name, "x.io.v1.FooList");
  assert.deepEqual(transport.asked, ["GET /openapi/v3", "GET /openapi/v3/apis/x.io/v1"]);
  assert.equal(transport.requests[1]?.query.get("hash"), "1");
});

const missing: [string, typeof foo][] = [
  ["a kind the document has not", { ...foo, kind: "Bar" }],
  ["a group the server has not", { ...foo, group: "z.io" }],
  ["a core kind of a server without core", { ...foo, group: "" }],
];

for (const [name, kind] of missing) {
  Deno.test(`${name} has no schema`, async () => {
    assert.equal(await new OpenApiReader(new Client(server("x.io"))).schemaOf(kind), undefined);
  });
}

Deno.test("after forgetIndex only what changed is read again", async () => {
  const transport = server("x.io");
  const reader = new OpenApiReader(new Client(transport));
  await reader.schemaOf(foo);
  reader.forgetIndex();
  await reader.schemaOf(foo);
  assert.equal(transport.requests.length, 3);
  reader.forgetIndex();
  transport.on(
    "GET /openapi/v3",
    json({
      paths: { "apis/x.io/v1": { serverRelativeURL: "/openapi/v3/apis/x.io/v1?hash=2" } },
    }),
  );
  await reader.schemaOf(foo);
  assert.equal(transport.requests.length, 5);
});

Deno.test("a failure is not kept", async () => {
  const transport = server("x.io");
  const reader = new OpenApiReader(new Client(transport));
  const path = "GET /openapi/v3/apis/x.io/v1";
  transport.on(path, refusal(503, "ServiceUnavailable"), json({ components: { schemas: {} } }));
  await assert.rejects(reader.schemaOf(foo));
  assert.equal(await reader.schemaOf(foo), undefined);
  const old = new OpenApiReader(new Client(new FakeTransport()));
  await assert.rejects(old.index());
  await assert.rejects(old.index());
});

Deno.test("no more than a dozen documents are kept", async () => {
  const groups = Array.from({ length: 13 }, (_, n) => `g${n}.io`);
  const transport = server(...groups);
  const reader = new OpenApiReader(new Client(transport));
  for (const group of [...groups, "g12.io", "g0.io"]) await reader.document(`${group}/v1`);
  assert.equal(transport.requests.length, 1 + 13 + 1);
});

Deno.test({
  name: "recorded: the schemas of kinds, core and not",
  ignore: !hasFixtures,
  fn: async () => {
    const transport = new FakeTransport()
      .on("GET /openapi/v3", json(fixture("openapi/v3/index.json")))
      .on("GET /openapi/v3/api/v1", json(fixture("openapi/v3/api__v1.json")))
      .on("GET /openapi/v3/apis/apps/v1", json(fixture("openapi/v3/apis__apps__v1.json")))
      .on("GET /openapi/v3/apis/example.com/v1", json(fixture("openapi/v3/apis__example.com__v1.json")));
    const reader = new OpenApiReader(new Client(transport));
    const names: string[] = [];
    for (const [group, kind] of [["", "Pod"], ["apps", "Deployment"], ["example.com", "Widget"]] as const) {
      names.push((await reader.schemaOf({ group, version: "v1", kind }))?.name ?? "none");
    }
    assert.deepEqual(names, [
      "io.k8s.api.core.v1.Pod",
      "io.k8s.api.apps.v1.Deployment",
      "com.example.v1.Widget",
    ]);
  },
});
