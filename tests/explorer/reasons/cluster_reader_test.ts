import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { clusterReader } from "../../../src/explorer/reasons/cluster_reader.ts";

function reader(answers: Record<string, [number, unknown]>) {
  const client = new Client({
    description: "a fake",
    request: (path) => {
      const [status, body] = answers[path.split("?")[0]!] ??
        [404, { kind: "Status", code: 404, message: "none" }];
      return Promise.resolve(Response.json(body, { status }));
    },
    connect: () => Promise.reject(new Error("no streams here")),
    close: () => {},
  });
  return clusterReader(client, undefined, new AbortController().signal);
}

Deno.test("what is there is read, what is not there is nothing", async () => {
  const read = reader({ "/api/v1/namespaces/a/pods/x": [200, { metadata: { name: "x" } }] });
  assert.equal((await read.get("pods", "a", "x"))?.metadata.name, "x");
  assert.equal(await read.get("pods", "a", "y"), undefined);
  assert.equal(await read.get("pods", "a", ""), undefined);
  assert.deepEqual(read.unread, []);
});

Deno.test("what may not be read is noted once, and the rest goes on", async () => {
  const refusal = { kind: "Status", code: 403, message: "secrets is forbidden" };
  const read = reader({
    "/api/v1/namespaces/a/secrets": [403, refusal],
    "/api/v1/namespaces/a/pods": [200, { metadata: { continue: "t" }, items: [{ metadata: {} }] }],
  });
  assert.equal(await read.list("secrets", "a"), undefined);
  assert.equal(await read.list("secrets", "a"), undefined);
  assert.equal((await read.list("pods", "a"))?.length, 1);
  assert.deepEqual(read.unread.map(({ what, why }) => `${what}: ${why}`), [
    "secrets: secrets is forbidden",
    "pods: only the first 1 were looked at",
  ]);
});

Deno.test("a kind that nobody serves is not asked for", async () => {
  const read = reader({});
  assert.equal(read.resource("whales.sea.example.com"), undefined);
  assert.equal(await read.list("whales.sea.example.com", ""), undefined);
});
