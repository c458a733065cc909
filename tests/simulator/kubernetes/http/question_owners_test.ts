import assert from "node:assert/strict";
import { questionOwners } from "../../../../src/simulator/kubernetes/http/question_owners.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

Deno.test({
  name: "who asks owns the question, as recorded",
  ignore: !hasFixtures,
  fn() {
    for (const [file, subresource] of [["201_ssar"], ["201_token", "token"]]) {
      const { request } = fixtureJson(`errors/${file}.meta.json`);
      const { metadata: { managedFields } } = fixtureJson(`errors/${file}.json`);
      const [group = "", version = ""] = request.body.apiVersion.split("/");
      const facts = {
        manager: "capture",
        time: managedFields[0].time,
        ...(subresource ? { subresource } : {}),
      };
      const object = { metadata: {}, ...request.body };
      assert.deepEqual(questionOwners({ group, version }, object, facts), managedFields);
    }
  },
});
