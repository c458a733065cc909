import assert from "node:assert/strict";
import { EventEncoder, outcomeOf } from "../../../../src/simulator/kubernetes/http/watch_events.ts";
import { Selector } from "../../../../src/simulator/kubernetes/selection.ts";
import type { Form } from "../../../../src/simulator/kubernetes/http/negotiation.ts";
import { expired } from "../../../../src/simulator/kubernetes/refusals.ts";
import { pod, pods, sampleCluster, START } from "../sample_cluster.ts";

Deno.test("an object may enter and leave a selection", () => {
  const { registry } = sampleCluster();
  const report = (phase: string) =>
    registry.update(pods, { ...pod("p"), status: { phase } }, { subresource: "status" });
  registry.create(pods, pod("p"));
  for (const phase of ["Pending", "Running", "Pending"]) report(phase);
  registry.delete(pods, "default", "p");
  const pending = new Selector(pods, { fieldSelector: "status.phase=Pending" });
  const outcomes = registry.store.table(pods).changesAfter(0).map((change) => outcomeOf(change, pending));
  const seen = outcomes.map((outcome) => {
    if (!outcome) return undefined;
    const { status, metadata } = outcome.entry.object;
    return `${outcome.type} ${(status as { phase: string }).phase} ${metadata.resourceVersion}`;
  });
  assert.deepEqual(seen, [
    undefined,
    "ADDED Pending 3",
    "DELETED Pending 4",
    "ADDED Pending 5",
    "DELETED Pending 6",
  ]);
});

const decode = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

const BOOKMARKS: [as: Form["as"], kind: string][] = [
  ["object", "Pod"],
  ["metadata", "PartialObjectMetadata"],
  ["table", "Table"],
];

for (const [as, kind] of BOOKMARKS) {
  Deno.test(`a bookmark as ${as}`, () => {
    const encoder = new EventEncoder(pods, { as, version: "v1", media: "json" }, "Metadata");
    const { type, object } = decode(encoder.bookmark(7, true));
    assert.deepEqual([type, object.kind, object.metadata.resourceVersion], ["BOOKMARK", kind, "7"]);
    const { metadata } = as === "table" ? object.rows[0].object : object;
    assert.deepEqual(metadata.annotations, { "k8s.io/initial-events-end": "true" });
    if (as === "table") assert.deepEqual(object.rows[0].cells, [""]);
  });
}

Deno.test("only the first table has columns", () => {
  const { registry } = sampleCluster();
  registry.create(pods, pod("p"));
  const [entry] = registry.store.table(pods).list();
  const encoder = new EventEncoder(pods, { as: "table", version: "v1", media: "json" }, "None");
  const encode = () => decode(encoder.encode({ type: "ADDED", entry: entry! }, START)).object;
  assert.equal(encode().columnDefinitions.length, 1);
  assert.equal(encode().columnDefinitions, null);
});

Deno.test("an error is an event", () => {
  const encoder = new EventEncoder(pods, { as: "object", version: "v1", media: "json" }, "None");
  assert.deepEqual(decode(encoder.error(expired("old").status)).object.code, 410);
});
