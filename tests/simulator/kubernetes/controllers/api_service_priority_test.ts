import assert from "node:assert/strict";
import { priorityOf } from "../../../../src/simulator/kubernetes/controllers/api_service_priority.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

Deno.test({
  name: "priorities are those of the recorded server",
  ignore: !hasFixtures,
  fn: () => {
    for (const { spec } of fixtureJson("lists/apiregistration.k8s.io_v1_apiservices.json").items) {
      const { group = "", version, groupPriorityMinimum, versionPriority } = spec;
      assert.deepEqual(priorityOf(group, version, group.endsWith("example.com")), {
        groupPriorityMinimum,
        versionPriority,
      }, `${group}/${version}`);
    }
  },
});
