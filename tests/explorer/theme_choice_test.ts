import assert from "node:assert/strict";
import { shownTheme, themeNames } from "../../src/explorer/theme_choice.ts";
import { FakeMachine } from "./fake_machine.ts";
import { explore, type ExplorerHarness } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

const name = (harness: ExplorerHarness): string => shownTheme(harness.runner.model).name;

/** What is done, and which theme the screen has then. */
const scripts: [string, string][] = [
  ["", "dark"],
  ["type :theme nord\nkey Enter", "nord"],
  ["type :theme nord", "nord"],
  ["type :theme nord\nkey Esc", "dark"],
  ["type :theme grv\nkey Tab Enter", "gruvbox-dark"],
  ["type :skin nord\nkey Enter\ntype :theme auto\nkey Enter", "dark"],
  ["type :theme nowhere\nkey Enter", "dark"],
];

for (const [script, expected] of scripts) {
  Deno.test(`the theme after ${script || "nothing"}`.replaceAll("\n", ", "), async () => {
    const harness = await explore(smallWorld(), script);
    assert.equal(name(harness), expected);
    harness.end();
  });
}

Deno.test("auto is what the terminal says", async () => {
  const harness = await explore(smallWorld(), "");
  harness.runner.dispatch({ type: "reply", text: "]11;rgb:ffff/ffff/ffff" });
  assert.equal(name(harness), "light");
  harness.end();
});

Deno.test("a skin of k9s is read when it is asked for", async () => {
  const machine = new FakeMachine();
  machine.files.set("/k/skins/sea.yaml", 'k9s:\n  body: {fgColor: "#ffffff", bgColor: "#002244"}\n');
  const harness = await explore(smallWorld(), "type :theme sea\nkey Enter\nwait 1s", {
    machine,
    settings: { skinFiles: { sea: "/k/skins/sea.yaml" } },
  });
  for (let turn = 0; turn < 200 && name(harness) !== "sea"; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.equal(shownTheme(harness.runner.model).page?.background?.rgb, 0x002244);
  assert.ok(themeNames(harness.runner.model).includes("sea"));
  harness.end();
});

Deno.test("a context has a theme of its own, and inverted is inverted", async () => {
  const harness = await explore(smallWorld(), "", {
    settings: { contexts: { test: { theme: "nord" } } },
    start: { isInverted: true },
  });
  assert.equal(name(harness), "nord, inverted");
  assert.equal(shownTheme(harness.runner.model), shownTheme(harness.runner.model));
  harness.end();
});
