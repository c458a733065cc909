import assert from "node:assert/strict";
import {
  parseSnapshot,
  restoreSnapshot,
  snapshotText,
  takeSnapshot,
} from "../../../src/simulator/laboratory/snapshot.ts";
import type { WatchEvent } from "../../../src/kube/object.ts";
import type { StoredObject } from "../../../src/simulator/kubernetes/registry.ts";
import { configMap, configMaps, sampleCluster } from "../kubernetes/sample_cluster.ts";

function changedCluster() {
  const { registry, queue } = sampleCluster();
  registry.create(configMaps, configMap("changed", { k: "old" }));
  registry.create(configMaps, configMap("deleted"));
  registry.create(configMaps, configMap("untouched"));
  const replaced = registry.create(configMaps, configMap("replaced"));
  const snapshot = takeSnapshot(registry, [], queue.now());
  registry.update(configMaps, configMap("changed", { k: "new" }));
  registry.delete(configMaps, "default", "deleted");
  registry.delete(configMaps, "default", "replaced");
  registry.create(configMaps, configMap("replaced", { by: "another" }));
  registry.create(configMaps, configMap("added"));
  return { registry, queue, snapshot, replaced };
}

const names = (objects: readonly StoredObject[]) => objects.map(({ metadata }) => metadata.name).sort();

Deno.test("restoring brings back what there was, with uids, and takes away what was not", () => {
  const { registry, snapshot, replaced } = changedCluster();
  assert.equal(restoreSnapshot(registry, snapshot), 4);
  assert.deepEqual(names(registry.list(configMaps)), ["changed", "deleted", "replaced", "untouched"]);
  assert.deepEqual(registry.get(configMaps, "default", "changed").data, { k: "old" });
  assert.equal(registry.get(configMaps, "default", "replaced").metadata.uid, replaced.metadata.uid);
});

Deno.test("restoring is writing: revisions grow, and watches hear of each difference once", () => {
  const { registry, queue, snapshot } = changedCluster();
  const before = registry.store.revision;
  const seen: string[] = [];
  registry.watch(configMaps, ({ type, object }: WatchEvent<StoredObject>) => {
    if ("metadata" in object) seen.push(`${type} ${object.metadata.name}`);
  });
  queue.advance(0);
  seen.length = 0;
  restoreSnapshot(registry, snapshot);
  queue.advance(0);
  assert.ok(registry.store.revision > before);
  assert.deepEqual(seen.sort(), [
    "ADDED deleted",
    "ADDED replaced",
    "DELETED added",
    "DELETED replaced",
    "MODIFIED changed",
  ]);
});

Deno.test("restoring twice changes nothing more", () => {
  const { registry, snapshot } = changedCluster();
  restoreSnapshot(registry, snapshot);
  const again = takeSnapshot(registry, [], 0);
  assert.equal(restoreSnapshot(registry, again), 0);
});

Deno.test("a snapshot survives being a file", () => {
  const { registry, snapshot } = changedCluster();
  const read = parseSnapshot(snapshotText(snapshot));
  assert.deepEqual(read, snapshot);
  restoreSnapshot(registry, read);
  assert.deepEqual(registry.get(configMaps, "default", "changed").data, { k: "old" });
});

const UNREADABLE: [text: string, complaint: RegExp][] = [
  ["", /Cannot read the snapshot: .*JSON/],
  ["null", /its format is undefined, expected "pequod-snapshot\/1"/],
  [`{"format":"pequod-snapshot/9"}`, /its format is "pequod-snapshot\/9"/],
  [`{"format":"pequod-snapshot/1"}`, /takenAt, revision, nodes and objects/],
  [
    `{"format":"pequod-snapshot/1","takenAt":"2026-01-01T00:00:00Z","revision":1,"nodes":[],"objects":[{}]}`,
    /metadata.name are needed/,
  ],
];

for (const [text, complaint] of UNREADABLE) {
  Deno.test(`${text.slice(0, 40) || "nothing"} is no snapshot`, () => {
    assert.throws(() => parseSnapshot(text), { name: "SyntaxError", message: complaint });
  });
}

Deno.test("an object of a kind that is not served is refused by name", () => {
  const { registry, snapshot } = changedCluster();
  const objects = [{ apiVersion: "example.com/v1", kind: "Whale", metadata: { name: "moby" } }];
  assert.throws(() => restoreSnapshot(registry, { ...snapshot, objects }), {
    message: "Cannot restore Whale moby: example.com/v1 does not serve it",
  });
});
