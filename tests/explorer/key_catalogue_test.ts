import assert from "node:assert/strict";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";
import { keyCatalogue, keyMapText, keyRemarks } from "../../src/explorer/key_catalogue.ts";
import { keyPresets } from "../../src/settings/key_presets.ts";
import { readQuickly } from "../../src/settings/source.ts";
import { check } from "../../src/settings/check.ts";
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

/** Deeds that a preset has keys for before every view of them is there. */
const awaited = ["delete", "used-by"];

Deno.test("every name in a preset is a binding's", () => {
  const all = names(defaultSettings);
  const known = (name: string): boolean => {
    const binding = name.slice(name.indexOf(".") + 1);
    return all.includes(name) || awaited.includes(binding) ||
      (name.startsWith("any.") && all.some((one) => one.endsWith(`.${binding}`)));
  };
  assert.deepEqual(
    Object.values(keyPresets).flatMap((preset) => Object.keys(preset)).filter((name) => !known(name)),
    [],
  );
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
