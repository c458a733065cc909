import assert from "node:assert/strict";
import { AHAB } from "../../src/lab/host_accounts.ts";
import { HOME } from "../../src/lessons/home_folder.ts";

Deno.test("the learner's home is that of the lab's account", () => assert.equal(HOME, `/home/${AHAB.name}`));
