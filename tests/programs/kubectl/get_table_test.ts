import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { readTable } from "../../../src/programs/kubectl/get_table.ts";
import { FakeTransport, json } from "../../cluster/fake_transport.ts";

const collection = { resource: PODS, namespace: "a", path: "/api/v1/namespaces/a/pods" };
const options = { chunkSize: 500, signal: new AbortController().signal, nowMs: 0 };
const columnDefinitions = [{ name: "Name", type: "string", format: "name", description: "", priority: 0 }];

function table(names: string[], metadata = {}) {
  const rows = names.map((name) => ({ cells: [name] }));
  return json({ kind: "Table", apiVersion: "meta.k8s.io/v1", metadata, columnDefinitions, rows });
}

Deno.test("the pages of a list make one Table", async () => {
  const transport = new FakeTransport()
    .on(`GET ${collection.path}`, table(["a"], { continue: "next" }), table(["b"], { resourceVersion: "7" }));
  const whole = await readTable(new Client(transport), collection, { ...options, chunkSize: 1 });
  assert.deepEqual(whole.rows.map(({ cells }) => cells), [["a"], ["b"]]);
  assert.equal(whole.metadata.resourceVersion, "7");
  assert.deepEqual(whole.columnDefinitions, columnDefinitions);
});

const single: [string, Partial<typeof options & { wholeObjects: boolean }>, string][] = [
  ["sorting needs whole objects, and all at once", { wholeObjects: true }, "includeObject=Object"],
  ["a chunk size of 0 asks for all at once", { chunkSize: 0 }, ""],
];

for (const [name, more, query] of single) {
  Deno.test(name, async () => {
    const transport = new FakeTransport().on(`GET ${collection.path}`, table(["a"]));
    await readTable(new Client(transport), collection, { ...options, ...more });
    assert.deepEqual(transport.requests.map((request) => String(request.query)), [query]);
  });
}

Deno.test("an object is a Table of one row; a server that makes no Tables gives NAME and AGE", async () => {
  const one = { ...collection, name: "web", path: `${collection.path}/web` };
  const plain = json({ kind: "Pod", metadata: { name: "web", creationTimestamp: "1969-12-31T23:59:00Z" } });
  const whole = await readTable(new Client(new FakeTransport().on(`GET ${one.path}`, plain)), one, options);
  assert.deepEqual(whole.rows.map(({ cells }) => cells), [["web", "60s"]]);
});
