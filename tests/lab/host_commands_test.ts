import assert from "node:assert/strict";
import { hostCommands } from "../../src/lab/host_commands.ts";

for (const path of ["/usr/bin/ls", "/usr/bin/ps", "/usr/bin/curl", "/usr/bin/sh"]) {
  Deno.test(`${path} is there`, () => assert.equal(typeof hostCommands[path], "function"));
}
