import assert from "node:assert/strict";
import type { ObjectMeta } from "../../../src/kube/object.ts";
import {
  apiVersionOf,
  inServerForm,
  metadataInServerForm,
  microTimestamp,
  timestamp,
} from "../../../src/simulator/kubernetes/object_form.ts";
import { configMaps, deployments } from "./sample_cluster.ts";

Deno.test("objects begin with kind, apiVersion and metadata in the server's order", () => {
  const given = { data: { a: "1" }, metadata: { labels: { l: "1" }, namespace: "ns", name: "n" } };
  assert.equal(
    JSON.stringify(inServerForm(configMaps, given)),
    '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"n","namespace":"ns","labels":{"l":"1"}},' +
      '"data":{"a":"1"}}',
  );
});

Deno.test("empty and unknown metadata are left out", () => {
  const given = { name: "n", labels: {}, finalizers: [], uid: "", selfLink: "/x", clusterName: "c" };
  assert.deepEqual(metadataInServerForm(given as ObjectMeta), { name: "n" });
  assert.deepEqual(metadataInServerForm({ deletionGracePeriodSeconds: 0 }), {
    deletionGracePeriodSeconds: 0,
  });
});

Deno.test("versions and times are written as the API does", () => {
  assert.deepEqual([apiVersionOf(configMaps), apiVersionOf(deployments)], ["v1", "apps/v1"]);
  const ms = Date.parse("2026-01-02T03:04:05.678Z");
  assert.equal(timestamp(ms), "2026-01-02T03:04:05Z");
  assert.equal(microTimestamp(ms), "2026-01-02T03:04:05.678000Z");
});
