import { coreFacts } from "../../../src/kube/merge_facts/core.ts";
import { hasFixtures } from "../../fixtures.ts";
import { assertFactsAgree, assertTableIsPublished } from "./published_facts.ts";

Deno.test({
  name: "the table core names what the server publishes, and says the same of it",
  ignore: !hasFixtures,
  fn() {
    assertTableIsPublished(coreFacts);
    assertFactsAgree((definition) => Object.hasOwn(coreFacts, definition));
  },
});
