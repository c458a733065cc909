import assert from "node:assert/strict";
import { metricsKinds } from "../../../../src/simulator/kubernetes/metrics/api.ts";
import { MetricsServer } from "../../../../src/simulator/kubernetes/metrics/server.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { sendTo } from "../sample_cluster.ts";
import { SmallWorld } from "../small_world.ts";

const PODS = "/apis/metrics.k8s.io/v1beta1/namespaces/default/pods";
const NODES = "/apis/metrics.k8s.io/v1beta1/nodes";

function running(): { world: SmallWorld; send: ReturnType<typeof sendTo> } {
  const world = new SmallWorld();
  world.run("a", { image: "nginx" }, {}, 0);
  world.run("b", { image: "nginx" }, {}, 30);
  return { world, send: sendTo(world.world.api) };
}

Deno.test("the metrics of a pod tell of its containers", async () => {
  const { code, body } = await running().send("GET", `${PODS}/a`);
  assert.equal(code, 200);
  assert.deepEqual([body.kind, body.apiVersion, body.metadata.name], [
    "PodMetrics",
    "metrics.k8s.io/v1beta1",
    "a",
  ]);
  assert.deepEqual(body.containers.map(({ name }: { name: string }) => name), ["c"]);
  assert.match(body.containers[0].usage.memory, /^\d+[KM]i$/);
  assert.match(body.timestamp, /:(00|15|30|45)Z$/);
});

Deno.test("lists are selected and have no version", async () => {
  const { send } = running();
  const { body } = await send("GET", `${PODS}?labelSelector=app%3Db`);
  assert.deepEqual(body.metadata, {});
  assert.deepEqual(body.items.map((item: { metadata: { name: string } }) => item.metadata.name), ["b"]);
  assert.ok((await send("GET", NODES)).body.items.length > 0);
});

const refusals: [method: string, path: string, code: number, message: RegExp][] = [
  ["GET", `${PODS}/none`, 404, /^podmetrics\.metrics\.k8s\.io "default\/none" not found$/],
  ["GET", `${NODES}/none`, 404, /^nodemetrics\.metrics\.k8s\.io "none" not found$/],
  ["DELETE", `${PODS}/a`, 405, /does not allow this method/],
];

for (const [method, path, code, message] of refusals) {
  Deno.test(`${method} ${path} is refused`, async () => {
    const answer = await running().send(method, path);
    assert.equal(answer.code, code);
    assert.match(answer.body.message, message);
  });
}

Deno.test("tables have a column for each resource", async () => {
  const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
  const { body } = await running().send("GET", PODS, undefined, { accept });
  const names = body.columnDefinitions.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ["Name", "cpu", "memory", "Window"]);
  assert.equal(body.rows[0].cells.at(-1), "15s");
});

Deno.test("discovery tells of them", async () => {
  const { body } = await running().send("GET", "/apis/metrics.k8s.io/v1beta1");
  const facts = body.resources.map(({ name, kind, verbs }: { name: string; kind: string; verbs: string[] }) =>
    `${name} ${kind} ${verbs.join("+")}`
  );
  assert.deepEqual(facts, ["nodes NodeMetrics get+list", "pods PodMetrics get+list"]);
});

Deno.test("a node that does not answer has no metrics", () => {
  const { world } = running();
  const { queue, registry } = world.world;
  const server = new MetricsServer(queue, new Informers(registry), { usageOf: () => [] });
  const [nodes] = metricsKinds(server, () => queue.now());
  world.seconds(0);
  const list = () => nodes!.computed!({ registry, clock: queue, random: new Random(1) });
  const all = list();
  const kind = registry.kind("nodes");
  const node = registry.get(kind, undefined, all[0]!.metadata.name!);
  registry.update(kind, { ...node, status: { conditions: [{ type: "Ready", status: "False" }] } }, {
    subresource: "status",
  });
  world.seconds(0);
  assert.equal(list().length, all.length - 1);
});
