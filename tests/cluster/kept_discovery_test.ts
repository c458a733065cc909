import assert from "node:assert/strict";
import { keepDiscovery, type Keeping, keptDiscovery } from "../../src/cluster/kept_discovery.ts";
import { type Discovery, PODS } from "../../src/kube/discovery.ts";
import { FakeMachine } from "../explorer/fake_machine.ts";

const DISCOVERY: Discovery = { resources: [PODS], failures: [], groupVersions: ["v1"] };

function keeping(changes: Partial<Keeping> = {}): Keeping {
  return { machine: new FakeMachine(), folder: "/c", server: "https://h:6443/x", nowMs: 1000, ...changes };
}

const PATH = "/c/discovery/h_6443_x.json";
const KEPT = JSON.stringify({ server: "https://h:6443/x", keptMs: 1000, discovery: DISCOVERY });

const cases: [string, Partial<Keeping>, string | undefined, Discovery | undefined][] = [
  ["what was kept is there for a while", { nowMs: 600_999 }, KEPT, DISCOVERY],
  ["after ten minutes it is not", { nowMs: 601_000 }, KEPT, undefined],
  ["the clock was set back", { nowMs: 999 }, KEPT, undefined],
  ["another server with a name like it", { server: "https://h_6443/x" }, KEPT, undefined],
  ["no file", {}, undefined, undefined],
  ["a file that ends too early", {}, KEPT.slice(0, -9), undefined],
  ["a file of something else", {}, "null", undefined],
];

for (const [title, changes, text, expected] of cases) {
  Deno.test(`kept discovery: ${title}`, async () => {
    const machine = new FakeMachine();
    if (text !== undefined) machine.files.set(PATH, text);
    assert.deepEqual(await keptDiscovery(keeping({ machine, ...changes })), expected);
  });
}

Deno.test("discovery that is whole is kept, in a folder that can be written", async () => {
  const whole = keeping();
  await keepDiscovery(whole, DISCOVERY);
  assert.deepEqual(await keptDiscovery(whole), DISCOVERY);
  const partial = keeping();
  await keepDiscovery(partial, { ...DISCOVERY, failures: [{ groupVersion: "a/v1", message: "away" }] });
  assert.equal(await keptDiscovery(partial), undefined);
  const machine = new FakeMachine();
  machine.writeFile = () => Promise.reject(new Deno.errors.PermissionDenied("no"));
  await keepDiscovery(keeping({ machine }), DISCOVERY);
});
