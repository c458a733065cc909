import assert from "node:assert/strict";
import { followPods, type LogPods } from "../../../src/explorer/logs/log_pods.ts";
import { bundledPort } from "./bundled_port.ts";

const asked: [word: string, name: string, selector: RegExp, pods: RegExp][] = [
  ["deployments", "catalog", /^app=catalog$/, /^catalog-\S+ catalog-\S+$/],
  ["services", "catalog", /app=catalog/, /^catalog-\S+ catalog-\S+$/],
];

for (const [word, name, selector, pods] of asked) {
  Deno.test(`the pods of ${word} ${name}`, async () => {
    const world = await bundledPort("shop");
    const stop = new AbortController();
    let found: LogPods | undefined;
    const target = await world.target(word, "shop", name);
    const { port, discovery } = world;
    const done = followPods({ port, target, discovery, signal: stop.signal, onChange: (now) => found = now });
    await world.pass(500);
    assert.match(found?.selector ?? "", selector);
    assert.match([...found!.pods.values()].map(({ metadata }) => metadata.name).join(" "), pods);
    assert.deepEqual([found!.isListed, found!.problem, found!.isForbidden], [true, "", false]);
    stop.abort();
    await done;
    world.close();
  });
}

Deno.test("a cron job's pods are those of its jobs, once they run", async () => {
  const world = await bundledPort("shop");
  const { client } = world.port;
  const container = { name: "main", image: "busybox", command: ["echo", "hello"] };
  const template = { spec: { restartPolicy: "Never", containers: [container] } };
  await client.create("/apis/batch/v1/namespaces/shop/cronjobs", {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: "often" },
    spec: { schedule: "* * * * *", jobTemplate: { spec: { template } } },
  });
  const stop = new AbortController();
  let found: LogPods | undefined;
  const target = await world.target("cronjobs", "shop", "often");
  const { port, discovery } = world;
  const done = followPods({ port, target, discovery, signal: stop.signal, onChange: (now) => found = now });
  await world.pass(500);
  assert.equal(found?.pods.size, 0);
  await world.pass(130_000);
  const names = [...found!.pods.values()].map(({ metadata }) => metadata.name ?? "");
  assert.ok(names.length >= 2 && names.every((name) => name.startsWith("often-")), names.join(" "));
  assert.match(found!.selector ?? "", /^batch\.kubernetes\.io\/job-name in \(often-\d+,often-\d+/);
  stop.abort();
  await done;
  world.close();
});

Deno.test("a pod that is not there says so", async () => {
  const world = await bundledPort("shop");
  const stop = new AbortController();
  let found: LogPods | undefined;
  const deployment = await world.target("deployments", "shop", "catalog");
  const pods = world.discovery.resources.find(({ name, group }) => name === "pods" && group === "")!;
  const target = { ...deployment, resource: pods, name: "nobody" };
  const { port, discovery } = world;
  const done = followPods({ port, target, discovery, signal: stop.signal, onChange: (now) => found = now });
  await world.pass(500);
  assert.match(found!.problem, /there is no pod nobody/);
  stop.abort();
  await done;
  world.close();
});
