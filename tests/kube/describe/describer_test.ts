import assert from "node:assert/strict";
import { nothing, onlyEvents } from "../../../src/kube/describe/describer.ts";

Deno.test("most kinds need their events, some need nothing", () => {
  const object = { metadata: { name: "a", namespace: "n", uid: "u" } };
  assert.deepEqual(onlyEvents("Job")(object).map(({ resource }) => resource), ["events"]);
  assert.deepEqual(nothing(), []);
});
