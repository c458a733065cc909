import assert from "node:assert/strict";
import { QUICK_VERBS, quickVerb } from "../../../src/programs/docker/quick_verbs.ts";
import { findVerb } from "../../../src/programs/docker/verb_tree.ts";

for (const name of Object.keys(QUICK_VERBS)) {
  Deno.test(`docker ${name} is the verb of the whole tree`, async () => {
    const words = [name, "--all", "x"];
    assert.deepEqual(await quickVerb(words), findVerb(words));
  });
}

for (const words of [[], ["container", "ls"], ["constructor"], ["frob"]]) {
  Deno.test(`[${words}] is for the whole tree`, async () => assert.equal(await quickVerb(words), undefined));
}
