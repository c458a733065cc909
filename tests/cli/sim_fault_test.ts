import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import { simEnvironment } from "./sim_environment.ts";

Deno.test("a fault is added, felt, listed and removed", async () => {
  const { run, ask } = simEnvironment();
  const { out } = await run("fault", "error", "500", "--verbs", "list,watch", "--percent", "100");
  assert.equal(out, '1: {"kind":"error","code":500,"verbs":["list","watch"],"percent":100}, met 0\n');
  assert.equal((await ask("GET", "/api/v1/pods")).code, 500);
  assert.match((await run("fault", "list")).out, /met 1\n$/);
  await run("fault", "latency", "0s");
  assert.match((await run("fault", "remove", "1")).out, /^2: \{"kind":"latency","delayMs":0\}, met 0\n$/);
  assert.equal((await run("fault", "remove")).out, "there are no faults\n");
  assert.equal((await ask("GET", "/api/v1/pods")).code, 200);
});

Deno.test("open watches are ended", async () => {
  const { run, world } = simEnvironment();
  const watch = await world.api.request("/api/v1/pods?watch=true");
  assert.equal((await run("fault", "watches", "expire")).out, "1 watches ended\n");
  assert.match(await watch.text(), /"code":410/);
});

const NODES: [action: string, said: string, condition: string, status: string][] = [
  ["stop", "stopped", "Ready", "Unknown"],
  ["start", "started", "Ready", "True"],
  ["fill-disk", "has a full disk", "DiskPressure", "True"],
  ["free-disk", "has room on its disk", "DiskPressure", "False"],
];

Deno.test("a node is stopped and started, its disk filled and emptied", async () => {
  const { run, world } = simEnvironment();
  const { registry } = world;
  for (const [action, said, condition, status] of NODES) {
    assert.equal((await run("fault", "node", action, "eli02")).out, `node/eli02 ${said}\n`);
    world.advance(400_000);
    const node = registry.get(registry.kind("nodes"), undefined, "eli02") as unknown as INode;
    const found = node.status!.conditions!.find(({ type }) => type === condition);
    assert.equal(found!.status, status, action);
  }
});

const MISTAKES: [argv: string[], words: RegExp][] = [
  [["error", "418"], /code: 418 is none of 429, 500, 503/],
  [["latency"], /exactly one DURATION is required for sim fault latency/],
  [["drop", "--percent", "200"], /percent: expected a number above 0 and up to 100/],
  [["remove", "9"], /there is no fault "9"/],
  [["node", "stop"], /exactly one NAME is required for sim fault node stop/],
  [["node", "stop", "eli99"], /there is no node "eli99"/],
  [["watches", "sing"], /there are "expire" and "drop"/],
];

for (const [argv, words] of MISTAKES) {
  Deno.test(`sim fault ${argv.join(" ")} is a mistake`, async () => {
    const { code, err } = await simEnvironment().run("fault", ...argv);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}
