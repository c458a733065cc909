import assert from "node:assert/strict";
import { loadSettings, saveSettings } from "../../../src/programs/docker/config_file.ts";
import { testIo } from "../test_io.ts";

Deno.test("the configuration is read and written back with what it does not know", async () => {
  const { io } = testIo({ files: { "/c/config.json": '{"currentContext":"far","plugins":{"x":1}}' } });
  const settings = await loadSettings(io, "/c");
  assert.equal(settings.file.currentContext, "far");
  settings.file.currentContext = "near";
  await saveSettings(io, settings);
  assert.deepEqual(JSON.parse(await io.readFile("/c/config.json")), {
    currentContext: "near",
    plugins: { x: 1 },
  });
});

Deno.test("a broken configuration is told and then left alone; one that is not there is empty", async () => {
  const { io, output } = testIo({ files: { "/c/config.json": "{" } });
  assert.deepEqual((await loadSettings(io, "/c")).file, {});
  assert.match(output.err, /^WARNING: Error parsing config file \(\/c\/config.json\): /);
  assert.deepEqual((await loadSettings(io, "/none")).file, {});
});
