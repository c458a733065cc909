import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { describeObject } from "../../src/cluster/describe_object.ts";
import type { Describer } from "../../src/kube/describe/describer.ts";
import { broken, FakeTransport, json, refusal } from "./fake_transport.ts";

/** Prints what it was given, so that a test can see it. */
const describer: Describer = {
  kind: "Thing",
  group: "",
  related: () => [
    { key: "pods", group: "", version: "v1", resource: "pods", namespace: "a", labelSelector: "app=web" },
    { key: "owner", group: "apps", version: "v1", resource: "deployments", namespace: "a", name: "web" },
    { key: "events", group: "", version: "v1", resource: "events", namespace: "a", fieldSelector: "x=y" },
  ],
  describe: (object, related, { nowMs }) =>
    JSON.stringify({
      name: object.metadata.name,
      nowMs,
      related: Object.fromEntries(
        Object.entries(related).map(([key, answer]) => [
          key,
          answer?.error ?? answer?.items.map(({ metadata }) => metadata.name),
        ]),
      ),
    }),
};

const object = { metadata: { name: "thing" } };
const pods = "GET /api/v1/namespaces/a/pods";
const owner = "GET /apis/apps/v1/namespaces/a/deployments/web";
const events = "GET /api/v1/namespaces/a/events";

function list(names: string[], token = "") {
  return json({ metadata: { continue: token }, items: names.map((name) => ({ metadata: { name } })) });
}

async function described(transport: FakeTransport, options = {}) {
  return JSON.parse(await describeObject(new Client(transport), describer, object, { nowMs: 5, ...options }));
}

Deno.test("all that belongs to an object is asked for, lists to their end", async () => {
  const transport = new FakeTransport().on(pods, list(["p1"], "more"), list(["p2"]))
    .on(owner, json({ metadata: { name: "web" } })).on(events, list(["e"]));
  assert.deepEqual(await described(transport), {
    name: "thing",
    nowMs: 5,
    related: { pods: ["p1", "p2"], owner: ["web"], events: ["e"] },
  });
  const asked = transport.requests.map(({ path, query }) => `${path}?${query}`);
  assert.ok(asked.includes("/api/v1/namespaces/a/pods?labelSelector=app%3Dweb&limit=500"));
  assert.ok(asked.includes("/api/v1/namespaces/a/events?fieldSelector=x%3Dy&limit=500"));
});

Deno.test("what may not be read is told in the text; events may be left out", async () => {
  const transport = new FakeTransport().on(pods, refusal(403, "Forbidden", "pods is forbidden"))
    .on(owner, refusal(404, "NotFound", "not found"));
  const { related } = await described(transport, { showEvents: false });
  assert.deepEqual(related, { pods: "pods is forbidden", owner: "not found" });
});

Deno.test("a lost connection is an error, not half a text", () =>
  assert.rejects(
    described(new FakeTransport().on(pods, broken("gone")).on(owner, list([])).on(events, list([]))),
  ));
