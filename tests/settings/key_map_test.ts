import assert from "node:assert/strict";
import { keyMapOf } from "../../src/settings/key_map.ts";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";

const settings: Settings = {
  ...defaultSettings,
  keyPreset: "vim",
  keys: { "table.describe": ["F6"], "any.yaml": ["F7"], "everywhere.help": ["F1"] },
  hotkeys: [{ key: "F9", command: "pods", description: "pods", override: true }],
};

const looked: [view: string, binding: string, keys: string[] | undefined][] = [
  ["table", "describe", ["F6"]],
  ["yaml", "describe", ["g i"]],
  ["yaml", "yaml", ["F7"]],
  ["everywhere", "help", ["F1"]],
  ["everywhere", "yaml", undefined],
  ["table", "enter", undefined],
];

for (const [view, binding, keys] of looked) {
  Deno.test(`the keys of ${view}.${binding}`, () =>
    assert.deepEqual(keyMapOf(settings).of(view, binding)?.keys, keys));
}

Deno.test("what works everywhere takes its keys from views", () => {
  const map = keyMapOf(settings);
  assert.deepEqual(["F1", "F9", "Shift-Z", "d"].map((key) => map.outside(key)), [2, 2, 1, 0]);
});

Deno.test("without settings the map is empty, and it is made once", () => {
  assert.equal(keyMapOf(defaultSettings).isEmpty, true);
  assert.equal(keyMapOf(settings), keyMapOf(settings));
});
