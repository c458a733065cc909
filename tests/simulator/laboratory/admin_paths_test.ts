import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import { sampleLaboratory } from "./sample_laboratory.ts";

const ROOT = "/pequod/v1";

Deno.test("the state of the laboratory", async () => {
  const { ask, world } = sampleLaboratory();
  const { code, answer } = await ask("GET", ROOT);
  assert.equal(code, 200);
  assert.deepEqual([answer.scenario, answer.now, answer.speed, answer.paused], [
    "empty",
    "2026-01-01T00:00:00.000Z",
    1,
    false,
  ]);
  assert.equal(answer.revision, world.registry.store.revision);
});

Deno.test("time: faster, paused, ahead at once", async () => {
  const { ask, world, time } = sampleLaboratory();
  await ask("POST", `${ROOT}/time`, { speed: 20 });
  assert.equal(time.speed, 20);
  await ask("POST", `${ROOT}/time`, { paused: true });
  const { answer } = await ask("POST", `${ROOT}/time`, { advance: "1h30m" });
  assert.deepEqual([answer.now, answer.paused], ["2026-01-01T01:30:00.000Z", true]);
  assert.equal(world.queue.now(), Date.UTC(2026, 0, 1, 1, 30));
  await ask("POST", `${ROOT}/time`, { paused: false });
  assert.equal(time.speed, 20);
});

Deno.test("rewinding to a revision and by a duration", async () => {
  const { ask, world, write, read } = sampleLaboratory();
  write("a", { k: "1" });
  const { revision } = world.registry.store;
  world.advance(60_000);
  write("a", { k: "2" });
  assert.equal((await ask("POST", `${ROOT}/rewind`, { revision })).code, 200);
  assert.deepEqual(read("a"), { k: "1" });
  write("a", { k: "3" });
  assert.equal((await ask("POST", `${ROOT}/rewind`, { ago: "30s" })).code, 200);
  assert.deepEqual(read("a"), { k: "1" });
});

Deno.test("snapshots are taken, listed, sent, brought, restored and deleted", async () => {
  const { ask, write, read } = sampleLaboratory();
  write("a", { k: "1" });
  assert.equal((await ask("POST", `${ROOT}/snapshots/before`)).code, 201);
  write("a", { k: "2" });
  const file = (await ask("GET", `${ROOT}/snapshots/before`)).answer;
  assert.equal((await ask("POST", `${ROOT}/snapshots/copy`, file)).code, 201);
  const { answer } = await ask("GET", `${ROOT}/snapshots`);
  assert.deepEqual(answer.snapshots.map(({ name }: { name: string }) => name), ["before", "copy"]);
  await ask("POST", `${ROOT}/snapshots/copy/restore`);
  assert.deepEqual(read("a"), { k: "1" });
  await ask("DELETE", `${ROOT}/snapshots/copy`);
  assert.equal((await ask("GET", `${ROOT}/snapshots/copy`)).code, 404);
});

Deno.test("a fault is felt until it is taken away", async () => {
  const { ask } = sampleLaboratory();
  const list = () => ask("GET", "/api/v1/pods");
  const { answer } = await ask("POST", `${ROOT}/faults`, { kind: "error", code: 429, verbs: ["list"] });
  const refused = await list();
  assert.deepEqual([refused.code, refused.answer.reason], [429, "TooManyRequests"]);
  assert.equal((await ask("GET", "/api/v1/namespaces/default")).code, 200);
  assert.deepEqual(
    (await ask("GET", `${ROOT}/faults`)).answer.faults.map(({ met }: { met: number }) => met),
    [1],
  );
  await ask("DELETE", `${ROOT}/faults/${answer.id}`);
  assert.equal((await list()).code, 200);
});

Deno.test("a dropped connection is no answer", async () => {
  const { ask } = sampleLaboratory();
  await ask("POST", `${ROOT}/faults`, { kind: "drop", count: 1 });
  await assert.rejects(ask("GET", "/api/v1/pods"), TypeError);
  assert.equal((await ask("GET", "/api/v1/pods")).code, 200);
});

Deno.test("latency takes the world's time", async () => {
  const { ask, world } = sampleLaboratory();
  await ask("POST", `${ROOT}/faults`, { kind: "latency", delay: "3s" });
  let isAnswered = false;
  const answering = ask("GET", "/api/v1/pods").then(() => isAnswered = true);
  for (const [ms, expected] of [[2999, false], [1, true]] as const) {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    world.advance(ms);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    assert.equal(isAnswered, expected);
  }
  await answering;
});

Deno.test("open watches break off or expire", async () => {
  const { ask, world } = sampleLaboratory();
  const { revision } = world.registry.store;
  const watch = await world.api.request(`/api/v1/pods?watch=true&resourceVersion=${revision}`);
  assert.equal((await ask("POST", `${ROOT}/watches/drop`)).answer.ended, 1);
  await assert.rejects(watch.text(), /dropped on purpose/);
});

Deno.test("nodes are stopped and started, their disks filled and emptied", async () => {
  const { ask, world } = sampleLaboratory();
  const { answer } = await ask("POST", `${ROOT}/nodes/eli02/stop`);
  assert.deepEqual(answer, { node: "eli02", action: "stop" });
  assert.equal(world.kubelets.isStopped("eli02"), true);
  await ask("POST", `${ROOT}/nodes/eli02/start`);
  assert.equal(world.kubelets.isStopped("eli02"), false);
  const { registry } = world;
  const pressure = () => {
    const { status } = registry.get(registry.kind("nodes"), undefined, "eli02") as unknown as INode;
    return status!.conditions!.find(({ type }) => type === "DiskPressure")!.status;
  };
  await ask("POST", `${ROOT}/nodes/eli02/fill-disk`);
  world.advance(10_000);
  assert.equal(pressure(), "True");
  await ask("POST", `${ROOT}/nodes/eli02/free-disk`);
  world.advance(400_000);
  assert.equal(pressure(), "False");
});

const WRONG: [method: string, path: string, body: unknown, code: number, message: RegExp][] = [
  ["GET", "/time", undefined, 405, /GET is not for this path; use POST/],
  ["POST", "/time", { speed: 0 }, 400, /speed: expected a number above 0/],
  ["POST", "/time", { advance: "soon" }, 400, /advance: "soon" is no duration/],
  ["POST", "/time", "{", 400, /JSON/],
  ["POST", "/time", "[]", 400, /expected a JSON object/],
  ["POST", "/rewind", {}, 400, /revision: expected a whole number/],
  ["POST", "/rewind", { revision: 1e9 }, 400, /the newest is/],
  ["GET", "/snapshots/x", undefined, 404, /there is no snapshot "x"/],
  ["POST", "/snapshots/x", "{}", 400, /Cannot read the snapshot/],
  ["POST", "/faults", { kind: "rain" }, 400, /kind: "rain" is none of/],
  ["DELETE", "/faults/7", undefined, 404, /there is no fault "7"/],
  ["GET", "/nodes/eli02/stop", undefined, 405, /GET is not for this path; use POST/],
  ["POST", "/nodes/eli99/stop", undefined, 404, /there is no node "eli99"/],
  ["POST", "/nodes/eli02/sing", undefined, 404, /there is no action "sing" for nodes; there are "stop"/],
  ["POST", "/watches/sing", undefined, 404, /there are "expire" and "drop"/],
];

for (const [method, path, body, code, message] of WRONG) {
  Deno.test(`${method} ${path} ${JSON.stringify(body) ?? ""} is refused`, async () => {
    const { ask } = sampleLaboratory();
    const refused = await ask(method, ROOT + path, body);
    assert.equal(refused.code, code);
    assert.match(refused.answer.message, message);
  });
}

Deno.test("other paths are not found, and users who may not ask are refused", async () => {
  const { ask, world } = sampleLaboratory();
  assert.equal((await ask("GET", "/pequod/v9")).code, 404);
  assert.equal((await ask("GET", "/pequod/v1/whales")).code, 404);
  const jane = await world.api.handle(new Request(`http://x${ROOT}`), {
    name: "jane",
    groups: ["system:authenticated"],
  });
  assert.equal(jane.status, 403);
});
