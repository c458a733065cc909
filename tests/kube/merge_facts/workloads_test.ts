import { workloadFacts } from "../../../src/kube/merge_facts/workloads.ts";
import { hasFixtures } from "../../fixtures.ts";
import { assertFactsAgree, assertTableIsPublished } from "./published_facts.ts";

Deno.test({
  name: "the table workloads names what the server publishes, and says the same of it",
  ignore: !hasFixtures,
  fn() {
    assertTableIsPublished(workloadFacts);
    assertFactsAgree((definition) => Object.hasOwn(workloadFacts, definition));
  },
});
