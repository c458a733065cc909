import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { ClusterUseReader } from "../../src/cluster/cluster_use.ts";
import { FakeTiming } from "./fake_timing.ts";
import { type Answer, FakeTransport, json, refusal } from "./fake_transport.ts";

const measured = "GET /apis/metrics.k8s.io/v1beta1/nodes";
const listed = "GET /api/v1/nodes";
const usage = (cpu: string, memory: string): Answer =>
  json({ metadata: {}, items: [{ metadata: { name: "a" }, usage: { cpu, memory } }] });
const nodes: Answer = json({
  metadata: {},
  items: [{ metadata: { name: "a" }, status: { allocatable: { cpu: "3920m", memory: "8Gi" } } }],
});

function reader(transport: FakeTransport) {
  const timing = new FakeTiming();
  const use = new ClusterUseReader(new Client(transport), timing);
  const asked = () =>
    transport.requests.map(({ path }) => path.split("?")[0]!.split("/").slice(1, 3).join("/"));
  return {
    timing,
    asked,
    read: (count: number | undefined) => use.read(count, new AbortController().signal),
  };
}

Deno.test("use is what is measured over what nodes can give, which is read once in a while", async () => {
  const transport = new FakeTransport().on(measured, usage("980m", "2Gi"), usage("1960m", "4Gi"))
    .on(listed, nodes);
  const { read, asked } = reader(transport);
  assert.deepEqual(await read(1), {
    cpuMilli: 980,
    cpuMilliInAll: 3920,
    memoryBytes: 2 * 2 ** 30,
    memoryBytesInAll: 8 * 2 ** 30,
  });
  assert.equal((await read(1))?.cpuMilli, 1960);
  assert.deepEqual(asked(), ["apis/metrics.k8s.io", "api/v1", "apis/metrics.k8s.io"]);
});

/** Numbers of nodes for which nothing is asked at all. */
for (const count of [undefined, 0, 301]) {
  Deno.test(`nothing is asked of a cluster with ${count} nodes`, async () => {
    const { read, asked } = reader(new FakeTransport());
    assert.equal(await read(count), undefined);
    assert.deepEqual(asked(), []);
  });
}

Deno.test("a server without metrics is not asked again and again", async () => {
  const transport = new FakeTransport().on(
    measured,
    refusal(404, "NotFound", "the server could not find it"),
  );
  const { read, asked } = reader(transport);
  assert.equal(await read(1), undefined);
  assert.equal(await read(1), undefined);
  assert.equal(asked().length, 1);
});
