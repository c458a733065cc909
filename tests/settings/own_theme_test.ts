import assert from "node:assert/strict";
import { ownTheme } from "../../src/settings/own_theme.ts";
import { builtInThemes } from "../../src/terminal/themes.ts";

Deno.test("a theme has its own colours, and the others of the one that it begins from", () => {
  const theme = ownTheme("mine", {
    base: "nord",
    background: "#101010",
    roles: { bad: "red", text: "white" },
  });
  const nord = builtInThemes.get("nord")!;
  assert.equal(theme.name, "mine");
  assert.equal(theme.page?.background?.rgb, 0x101010);
  assert.equal(theme.page?.foreground?.rgb, 0xffffff);
  assert.equal(theme.roles.bad.foreground?.rgb, 0xff0000);
  assert.equal(theme.roles.bad.bold, true);
  assert.deepEqual(theme.roles.ok, nord.roles.ok);
});

Deno.test("default gives a side back to the terminal", () => {
  const theme = ownTheme("clear", { base: "nord", background: "default" });
  assert.equal(theme.page?.background, undefined);
});
