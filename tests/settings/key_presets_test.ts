import assert from "node:assert/strict";
import { keyPresets } from "../../src/settings/key_presets.ts";
import { canonicalKey } from "../../src/settings/own_file.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";

Deno.test("presets name keys by their canonical names", () => {
  for (const [name, keys] of Object.values(keyPresets).flatMap((preset) => Object.entries(preset))) {
    for (const key of keys) {
      assert.equal(canonicalKey(key), key, name);
      assert.ok(key.split(" ").every((one) => parseKeyName(one)), name);
    }
  }
});

Deno.test("no key of a preset is the first of two in the same views", () => {
  for (const preset of Object.values(keyPresets)) {
    const all = Object.values(preset).flat();
    const firsts = all.filter((key) => key.includes(" ")).map((key) => key.split(" ")[0]);
    assert.deepEqual(all.filter((key) => firsts.includes(key)), []);
  }
});
