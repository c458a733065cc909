import assert from "node:assert/strict";
import { check } from "../../src/shapes/check.ts";
import { contextFields, settingsFile } from "../../src/settings/setting_shapes.ts";
import { defaultSettings } from "../../src/settings/settings.ts";

Deno.test("every setting can be written, and what comes without files is right", () => {
  const { skinFiles: _, hotkeys: _h, plugins: _p, ...written } = defaultSettings;
  assert.deepEqual(check(written, settingsFile).mistakes, []);
});

Deno.test("what a context can have is also there for all, but where to begin", () => {
  const alone = Object.keys(contextFields).filter((name) => !Object.hasOwn(settingsFile.fields, name));
  assert.deepEqual(alone, ["protected", "namespace", "view"]);
});

Deno.test("every title is a phrase without its full stop", () => {
  for (const [name, { title }] of Object.entries({ ...settingsFile.fields, ...contextFields })) {
    assert.match(title, /^[A-Z].*[^.]$/, name);
  }
});
