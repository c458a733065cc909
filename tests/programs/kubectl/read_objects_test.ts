import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { readObjects } from "../../../src/programs/kubectl/read_objects.ts";
import { FakeTransport, json, refusal } from "../../cluster/fake_transport.ts";

const resource = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  name: "deployments",
  singularName: "deployment",
};
const selected = {
  resource: { ...resource, shortNames: [], categories: [], namespaced: true, verbs: [], subresources: [] },
  path: "/apis/apps/v1/deployments",
};
const signal = new AbortController().signal;

const list = "GET /apis/apps/v1/deployments";

function page(names: string[], token?: string) {
  return json({
    kind: "DeploymentList",
    apiVersion: "apps/v1",
    metadata: token ? { continue: token } : {},
    items: names.map((name) => ({ metadata: { name } })),
  });
}

Deno.test("pages are read to the end; items say what they are", async () => {
  const transport = new FakeTransport().on(list, page(["a"], "next"), page(["b"]));
  const found = await readObjects(new Client(transport), selected, { chunkSize: 1, signal });
  assert.deepEqual(found.map(({ kind, apiVersion, metadata }) => [kind, apiVersion, metadata.name]), [
    ["Deployment", "apps/v1", "a"],
    ["Deployment", "apps/v1", "b"],
  ]);
  assert.deepEqual(transport.requests.map(({ query }) => String(query)), [
    "limit=1",
    "limit=1&continue=next",
  ]);
});

Deno.test("a list that expires between two pages is read again as a whole", async () => {
  const expired = refusal(410, "Expired", "the provided continue parameter is too old");
  const transport = new FakeTransport().on(list, page(["a"], "next"), expired, page(["a", "b"]));
  const found = await readObjects(new Client(transport), selected, { chunkSize: 1, signal });
  assert.deepEqual(found.map(({ metadata }) => metadata.name), ["a", "b"]);
  assert.equal(String(transport.requests.at(-1)!.query), "");
});

Deno.test("a refused first page is the error", () =>
  assert.rejects(
    readObjects(new Client(new FakeTransport().on(list, refusal(403, "Forbidden", "no"))), selected, {
      chunkSize: 500,
      signal,
    }),
    /^ApiError: no$/,
  ));
