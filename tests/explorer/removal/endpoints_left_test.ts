import assert from "node:assert/strict";
import { endpointsLeft, isReady } from "../../../src/explorer/removal/endpoints_left.ts";
import { texts } from "./consequence_lines.ts";
import { object, ownedBy, sceneOf } from "./small_cluster.ts";

const ready = { conditions: [{ type: "Ready", status: "True" }] };
const replicaSet = object("ReplicaSet shop/web-1");
const replaced = ownedBy(replicaSet);
const labels = { app: "web" };
const [first, second, third] = ["a", "b", "c"].map((name) =>
  object(`Pod shop/${name}`, { metadata: { ...replaced, labels }, status: ready })
) as [ReturnType<typeof object>, ReturnType<typeof object>, ReturnType<typeof object>];
const bare = object("Pod shop/bare", { metadata: { labels: { app: "bare" } }, status: ready });
const unready = object("Pod shop/unready", { metadata: { labels } });
const services = [
  object("Service shop/web", { spec: { selector: { app: "web" } } }),
  object("Service shop/alone", { spec: { selector: { app: "bare" } } }),
  object("Service shop/outside", { spec: {} }),
];
const all = [replicaSet, first, second, third, bare, unready, ...services];

for (
  const { doomed, said } of [
    { doomed: [first], said: ["Service web keeps 2 of 3 endpoints until their replacements are ready."] },
    {
      doomed: [first, second, third],
      said: ["Service web keeps 0 of 3 endpoints: nobody answers until their replacements are ready."],
    },
    { doomed: [replicaSet], said: ["Service web keeps 0 of 3 endpoints: nobody answers."] },
    { doomed: [bare], said: ["Service alone keeps 0 of 1 endpoint: nobody answers."] },
    { doomed: [unready], said: [] },
    { doomed: [bare, services[1]!], said: [] },
  ]
) {
  Deno.test(`endpoints left without ${doomed.map(({ metadata }) => metadata.name)}`, async () => {
    assert.deepEqual(texts(await endpointsLeft(await sceneOf(all, doomed))), said);
  });
}

Deno.test("a pod on its way out is ready no more", () => {
  assert.equal(isReady(first), true);
  const metadata = { ...first.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" };
  assert.equal(isReady({ ...first, metadata }), false);
});
