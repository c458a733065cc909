import assert from "node:assert/strict";
import { applied } from "../../../src/simulator/scenarios/scenario.ts";

Deno.test("what was applied is remembered with its keys in order", () => {
  const object = applied({
    kind: "ConfigMap",
    apiVersion: "v1",
    metadata: { namespace: "d", name: "m" },
    data: { b: "1", a: "2" },
  });
  assert.equal(
    object.metadata.annotations!["kubectl.kubernetes.io/last-applied-configuration"],
    '{"apiVersion":"v1","data":{"a":"2","b":"1"},"kind":"ConfigMap","metadata":{"annotations":{},"name":"m","namespace":"d"}}\n',
  );
});
