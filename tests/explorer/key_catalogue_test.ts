import assert from "node:assert/strict";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";
import { keyCatalogue, keyMapText, keyRemarks } from "../../src/explorer/key_catalogue.ts";
import { keyPresets } from "../../src/settings/key_presets.ts";
import { readQuickly } from "../../src/shapes/source.ts";
import { check } from "../../src/shapes/check.ts";
import { settingsFile } from "../../src/settings/setting_shapes.ts";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";

const names = (settings: Settings) => keyCatalogue(settings).map(({ name }) => name);

Deno.test("bindings of tables, texts and everywhere have names, each once", () => {
  const all = names(defaultSettings);
  assert.deepEqual(all.filter((name, index) => all.indexOf(name) !== index), []);
  for (
    const name of [
      "everywhere.help",
      "any.describe",
      "table.enter",
      "table.wide-columns",
      "yaml.wrap",
      "help.top",
    ]
  ) {
    assert.ok(all.includes(name), name);
  }
});

Deno.test("names are the same whatever keys are bound to them", () => {
  const other: Settings = { ...defaultSettings, keyPreset: "vim", keys: { "table.wide-columns": [] } };
  assert.deepEqual(names(other).toSorted(), names(defaultSettings).toSorted());
});

Deno.test("the map as it is printed can be used as a configuration", () => {
  for (const keyPreset of ["k9s", "vim"] as const) {
    const settings: Settings = { ...defaultSettings, keyPreset };
    const { value } = readQuickly(keyMapText(settings));
    assert.deepEqual(check(value, settingsFile).mistakes, []);
    const { keys } = value as { keys: Record<string, string[]> };
    assert.deepEqual(keys["everywhere.help"], ["?"]);
    assert.deepEqual(
      keyRemarks({ settings: { ...settings, keys }, origins: new Map() })
        .filter(({ text }) => !text.includes("is also on")),
      [],
    );
  }
});

/** Keys that are set, and what is wrong with them. */
const wrong: [Record<string, string[]>, RegExp[]][] = [
  [{ "table.wied-columns": ["F2"] }, [/no binding table.wied-columns: did you mean table.wide-columns\?/]],
  [{ "nowhere.at-all-like-this": ["F2"] }, [/pequod config keys prints all/]],
  [{ "table.mark": ["F2"], "table.enter": ["F2"] }, [/F2 is also on table.mark/]],
  [{ "table.mark": ["F2"], "yaml.wrap": ["F2"] }, []],
  [{ "table.describe": ["F2"], "any.mark": ["F3"] }, []],
];

for (const [keys, expected] of wrong) {
  Deno.test(`what is wrong with ${JSON.stringify(keys)}`, () => {
    const remarks = keyRemarks({ settings: { ...defaultSettings, keys }, origins: new Map() });
    assert.equal(remarks.length, expected.length);
    expected.forEach((text, index) => assert.match(remarks[index]!.text, text));
  });
}

Deno.test("every name in a preset is a binding's", () => {
  for (const preset of Object.values(keyPresets)) {
    const settings: Settings = { ...defaultSettings, keys: preset };
    const unknown = keyRemarks({ settings, origins: new Map() }).filter(({ text }) =>
      text.startsWith("there is no")
    );
    assert.deepEqual(unknown.map(({ field }) => field), []);
  }
});

Deno.test("keys that are wrong are told on the first screen", async () => {
  const harness = await explore(smallWorld(), "wait 1s", {
    columns: 140,
    settings: { keys: { "table.wied-columns": ["F2"] } },
  });
  assert.match(
    harness.text,
    /no binding table.wied-columns: did you mean table.wide-columns\?; :config says where\./,
  );
  harness.end();
});

Deno.test("a preset takes no binding's last key", () => {
  const without = (keyPreset: Settings["keyPreset"]) =>
    keyCatalogue({ ...defaultSettings, keyPreset }).filter(({ keys }) => keys.length === 0)
      .map(({ name }) => name);
  const usual = new Set(without("k9s"));
  assert.deepEqual(without("vim").filter((name) => !usual.has(name)), []);
});
