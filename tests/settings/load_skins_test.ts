import assert from "node:assert/strict";
import { loadFrom, mistakeTexts } from "./settings_folder.ts";

const sea = { "/k/skins/sea.yaml": "k9s:\n  body: {fgColor: white, bgColor: navy}\n" };

Deno.test("a skin is read only when it is named", async () => {
  assert.deepEqual((await loadFrom(sea)).settings.themes, {});
  const named = await loadFrom({ ...sea, "/p/config.yaml": "theme: sea\n" });
  assert.deepEqual(Object.keys(named.settings.themes), ["sea"]);
  const byVariable = await loadFrom(sea, { skin: "sea" });
  assert.equal(byVariable.settings.theme, "sea");
});

Deno.test("a context's theme that nobody has is told where it stands", async () => {
  const loaded = await loadFrom({ ...sea, "/p/config.yaml": "contexts:\n  dev:\n    theme: see\n" });
  assert.deepEqual(mistakeTexts(loaded), [
    "/p/config.yaml line 3, column 12: contexts.dev.theme: there is no theme see: did you mean sea?",
  ]);
});
