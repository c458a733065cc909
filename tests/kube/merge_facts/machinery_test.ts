import { machineryFacts } from "../../../src/kube/merge_facts/machinery.ts";
import { hasFixtures } from "../../fixtures.ts";
import { assertFactsAgree, assertTableIsPublished } from "./published_facts.ts";

Deno.test({
  name: "the table machinery names what the server publishes, and says the same of it",
  ignore: !hasFixtures,
  fn() {
    assertTableIsPublished(machineryFacts);
    assertFactsAgree((definition) => Object.hasOwn(machineryFacts, definition));
  },
});
