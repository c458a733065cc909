import assert from "node:assert/strict";
import * as network from "../../../../src/simulator/userland/commands/network.ts";

Deno.test("the programs that images share", () => {
  assert.deepEqual(Object.keys(network).sort(), ["curl", "nslookup", "oldNslookup", "wget"]);
});
