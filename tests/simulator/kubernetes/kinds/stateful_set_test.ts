import assert from "node:assert/strict";
import { statefulSet } from "../../../../src/simulator/kubernetes/kinds/stateful_set.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { create } from "./kind_world.ts";

Deno.test({
  name: "a created StatefulSet is what the server made of it",
  ignore: !hasFixtures,
  fn: () => {
    const [recorded] = fixtureJson("lists/apps_v1_statefulsets.json").items;
    const applied = JSON.parse(
      recorded.metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"],
    );
    const { object, errors } = create(statefulSet, applied);
    assert.deepEqual(errors, []);
    assert.deepEqual(object.spec, recorded.spec);
    assert.deepEqual(object.status, { replicas: 0, availableReplicas: 0 });
  },
});
