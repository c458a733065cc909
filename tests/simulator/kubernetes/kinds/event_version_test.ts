import assert from "node:assert/strict";
import { facesOf, fromStored, toStored } from "../../../../src/simulator/kubernetes/kind_face.ts";
import { event } from "../../../../src/simulator/kubernetes/kinds/event.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

const face = facesOf(event).find(({ group }) => group === "events.k8s.io")!;

Deno.test({
  name: "a recorded Event is the same object in both groups, field by field and in order",
  ignore: !hasFixtures,
  fn: () => {
    const core = fixtureJson("objects/core_v1_events.json");
    const own = fixtureJson("objects/events.k8s.io_v1_events.json");
    assert.equal(JSON.stringify(fromStored(face, core)), JSON.stringify(own));
    assert.equal(JSON.stringify(toStored(event, face, own)), JSON.stringify(core));
  },
});

const selectable = ["regarding.kind", "regarding.name", "reason", "reportingController", "type"];
for (const field of selectable) {
  Deno.test(`${field} can be selected`, () => assert.ok(face.selectableFields![field]));
}
for (const field of ["involvedObject.kind", "source"]) {
  Deno.test(`${field} is the core group's`, () => assert.equal(face.selectableFields![field], undefined));
}
