import assert from "node:assert/strict";
import { memoryPath, placesOf, readConfiguration } from "../../src/cli/configuration.ts";
import { FakeMachine } from "../explorer/fake_machine.ts";

Deno.test("settings and memory are where the machine says", async () => {
  const machine = new FakeMachine();
  assert.equal(placesOf("", machine).file, "/configuration/config.yaml");
  assert.equal(placesOf("x.yaml", machine).file, "x.yaml");
  assert.equal(memoryPath(machine), "/state/memory.json");
  machine.files.set("/configuration/config.yaml", "readOnly: true\n");
  machine.variables.K9S_CONFIG_DIR = "/k9s";
  machine.files.set("/k9s/aliases.yaml", "aliases: {pp: v1/pods}\n");
  const { settings } = await readConfiguration("", [], { machine });
  assert.deepEqual([settings.readOnly, settings.aliases], [true, { pp: "v1/pods" }]);
});
