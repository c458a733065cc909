import assert from "node:assert/strict";
import { nothing } from "../../../src/kube/describe/describer.ts";
import { onlyEvents } from "../../../src/kube/describe/event_text.ts";

Deno.test("most kinds need their events, some need nothing", () => {
  const object = { metadata: { name: "a", namespace: "n", uid: "u" } };
  assert.deepEqual(onlyEvents("Job")(object).map(({ resource }) => resource), ["events"]);
  assert.deepEqual(nothing(), []);
});
