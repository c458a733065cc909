import assert from "node:assert/strict";
import { beginningIn, isProtected, matchesName, settingsIn } from "../../src/settings/context_settings.ts";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";

const settings: Settings = {
  ...defaultSettings,
  aliases: { pp: "pods", x: "nodes" },
  hotkeys: [{ key: "F2", command: "pods", description: "pods" }],
  protectedContexts: ["prod*"],
  contexts: {
    "prod-eu": { theme: "nord", protected: false, namespace: "shop" },
    "*-eu": {
      theme: "dark",
      readOnly: true,
      aliases: { pp: "pods -n shop" },
      nodeShell: true,
      view: "deploy",
    },
    "dev": { hotkeys: [{ key: "F2", command: "nodes", description: "nodes" }] },
  },
};

Deno.test("what is said for a context wins, and its very name over a pattern", () => {
  const here = settingsIn(settings, "prod-eu");
  assert.deepEqual([here.theme, here.readOnly, here.nodeShell.enabled], ["nord", true, true]);
  assert.deepEqual(here.aliases, { pp: "pods -n shop", x: "nodes" });
  assert.deepEqual(settingsIn(settings, "dev").hotkeys.map(({ command }) => command), ["nodes"]);
  assert.equal(settingsIn(settings, "other"), settings);
});

const contexts: [string, boolean][] = [["prod-us", true], ["prod-eu", false], ["dev", false], [
  "production",
  true,
]];
for (const [name, expected] of contexts) {
  Deno.test(`the context ${name} is ${expected ? "" : "not "}protected`, () => {
    assert.equal(isProtected(settings, name), expected);
  });
}

Deno.test("where to begin comes from all that match", () => {
  assert.deepEqual(beginningIn(settings, "prod-eu"), { namespace: "shop", view: "deploy" });
  assert.deepEqual(beginningIn(settings, "dev"), {});
});

const patterns: [string, string, boolean][] = [
  ["a", "a", true],
  ["a*", "abc", true],
  ["*c", "abc", true],
  ["a*c", "abc", true],
  ["a.c", "abc", false],
  ["*", "", true],
];
for (const [pattern, name, expected] of patterns) {
  Deno.test(`${pattern} ${expected ? "matches" : "does not match"} ${name}`, () => {
    assert.equal(matchesName(pattern, name), expected);
  });
}
