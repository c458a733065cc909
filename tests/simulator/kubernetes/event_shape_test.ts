import assert from "node:assert/strict";
import { fieldManagerOf, newEvent, repeatPatch } from "../../../src/simulator/kubernetes/event_shape.ts";
import type { EventRecord } from "../../../src/simulator/kubernetes/registry.ts";
import { fixtureJson, hasFixtures } from "../../fixtures.ts";
import { pod, pods, sampleCluster, START } from "./sample_cluster.ts";

function recordOf(component: string, more: Partial<EventRecord> = {}): EventRecord {
  const regarding = sampleCluster().registry.create(pods, pod("web"));
  return { regarding, type: "Normal", reason: "Scheduled", message: "m", component, ...more };
}

Deno.test("most components write first and last time and a count", () => {
  const more = { host: "node-1", fieldPath: "spec.containers{c}" };
  const event = newEvent(recordOf("kubelet", more), { name: "e", namespace: "default" }, "m", START);
  assert.deepEqual(
    [event.count, event.firstTimestamp, event.eventTime, event.source, event.reportingInstance],
    [1, "2026-01-01T00:00:00Z", null, { component: "kubelet", host: "node-1" }, "node-1"],
  );
  assert.equal((event.involvedObject as { fieldPath: string }).fieldPath, "spec.containers{c}");
});

Deno.test({
  name: "events have the fields that recorded ones have",
  ignore: !hasFixtures,
  fn() {
    const items = fixtureJson("events/core_v1.json").items as Record<string, unknown>[];
    for (const component of ["kubelet", "default-scheduler", "replicaset-controller"]) {
      const recorded = items.find((item) => item.reportingComponent === component && !item.series)!;
      const event = newEvent(recordOf(component), { name: "e", namespace: "default" }, "m", START);
      assert.deepEqual(Object.keys(event), Object.keys(recorded), component);
    }
  },
});

Deno.test("repeats and managers depend on the component", () => {
  assert.deepEqual(repeatPatch("kubelet", 3, "m", START), {
    count: 3,
    lastTimestamp: "2026-01-01T00:00:00Z",
    message: "m",
  });
  assert.deepEqual(repeatPatch("default-scheduler", 3, "m", START), {
    series: { count: 3, lastObservedTime: "2026-01-01T00:00:00.000000Z" },
  });
  const managers = ["kubelet", "default-scheduler", "deployment-controller"].map(fieldManagerOf);
  assert.deepEqual(managers, ["kubelet", "kube-scheduler", "kube-controller-manager"]);
});
