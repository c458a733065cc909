import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import type { RowsChange } from "../../src/cluster/table_watch.ts";
import { liveCluster } from "../../src/explorer/live_cluster.ts";
import { FakeCluster } from "./fake_cluster.ts";

const pods = new FakeCluster().resources[0]!;

/** Answers by path; what is not there is forbidden. */
function port(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const client = new Client({
    description: "a fake",
    request: (path) => {
      asked.push(path);
      if (path.includes("watch=")) return Promise.resolve(new Response(new ReadableStream()));
      const body = answers[path.split("?")[0]!];
      const status = { kind: "Status", status: "Failure", reason: "Forbidden", code: 403, message: "no" };
      return Promise.resolve(body ? Response.json(body) : Response.json(status, { status: 403 }));
    },
    connect: () => Promise.reject(new Error("no streams")),
    close: () => {},
  });
  const context = { name: "c", cluster: "c", user: "u", namespace: "default" };
  return { asked, cluster: liveCluster({ context, client, schedule: queueMicrotask }) };
}

Deno.test("versions and nodes of a server", async () => {
  const { cluster } = port({
    "/version": { gitVersion: "v1.34.9" },
    "/api/v1/nodes": { metadata: { remainingItemCount: 41 }, items: [{}] },
    "/api/v1/namespaces": {
      metadata: {},
      items: [{ metadata: { name: "default" } }, { metadata: { name: "web" } }],
    },
  });
  const { signal } = new AbortController();
  assert.equal(await cluster.serverVersion(signal), "v1.34.9");
  assert.equal(await cluster.nodeCount(signal), 42);
  assert.deepEqual(await cluster.namespaces(signal), ["default", "web"]);
});

Deno.test("nodes that may not be listed are unknown, not an error", async () => {
  assert.equal(await port({}).cluster.nodeCount(new AbortController().signal), undefined);
  assert.deepEqual(await port({}).cluster.namespaces(new AbortController().signal), []);
});

Deno.test("a watch tells rows with their columns, then that they are live", async () => {
  const table = {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: { resourceVersion: "5" },
    columnDefinitions: [{ name: "Name", type: "string", format: "name", description: "", priority: 0 }],
    rows: [{ cells: ["web"], object: { metadata: { name: "web", namespace: "default", uid: "u1" } } }],
  };
  const { cluster, asked } = port({ "/api/v1/namespaces/default/pods": table });
  const stop = new AbortController();
  const changes: RowsChange[] = [];
  await new Promise<void>((resolve) =>
    cluster.watch({ resource: pods, namespace: "default", labelSelector: "a=b" }, stop.signal, (change) => {
      changes.push(change);
      if (change.state.kind === "live") resolve();
    })
  );
  stop.abort();
  assert.deepEqual(changes.flatMap(({ added }) => added.map(({ name }) => name)), ["web"]);
  assert.equal(changes.find(({ columns }) => columns)?.columns?.[0]?.name, "Name");
  assert.match(asked[0]!, /^\/api\/v1\/namespaces\/default\/pods\?.*labelSelector=a%3Db/);
});
