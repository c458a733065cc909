import assert from "node:assert/strict";
import { readK9sSkin } from "../../../src/settings/k9s/skin.ts";
import { contrast } from "../../../src/terminal/contrast.ts";
import { darkTheme, lightTheme, roleNames } from "../../../src/terminal/theme.ts";

const skin = (parts: Record<string, unknown>): unknown => ({ k9s: parts });

Deno.test("a skin's colours have the meanings that they have in k9s", () => {
  const { theme, notes } = readK9sSkin(
    "sea",
    skin({
      body: { fgColor: "#f8f8f2", bgColor: "#282a36" },
      frame: { status: { errorColor: "#ff8888", addColor: "palegreen" }, menu: { keyColor: "hotpink" } },
    }),
  );
  assert.deepEqual(notes, []);
  assert.equal(theme.page?.background?.rgb, 0x282a36);
  assert.equal(theme.roles.bad.foreground?.rgb, 0xff8888);
  assert.equal(theme.roles.ok.foreground?.rgb, 0x98fb98);
  assert.equal(theme.roles.key.foreground?.rgb, 0xff69b4);
  // What it does not say is as in the dark theme.
  assert.deepEqual(theme.fills.selection, darkTheme.fills.selection);
});

Deno.test("a light skin begins from the light theme", () => {
  const { theme } = readK9sSkin("land", skin({ body: { fgColor: "black", bgColor: "white" } }));
  assert.equal(theme.isLight, true);
  assert.deepEqual(theme.roles.accent.foreground, lightTheme.roles.accent.foreground);
});

Deno.test("no word has the colour of what is behind it", () => {
  const grey = Object.fromEntries(["errorColor", "addColor", "killColor"].map((name) => [name, "#282a36"]));
  const { theme } = readK9sSkin("fog", skin({ body: { bgColor: "#282a36" }, frame: { status: grey } }));
  for (const role of roleNames) {
    const rgb = theme.roles[role].foreground?.rgb;
    if (rgb !== undefined) assert.ok(contrast(rgb, 0x282a36) >= 2.5, role);
  }
});

Deno.test("the terminal's own colours stay its own", () => {
  const { theme, notes } = readK9sSkin("plain", skin({ body: { fgColor: "default", bgColor: "default" } }));
  assert.deepEqual([theme.page, notes], [{}, []]);
});

Deno.test("a colour that is none is told with its path", () => {
  const { notes } = readK9sSkin("odd", skin({ body: { fgColor: "redish" } }));
  assert.deepEqual([...new Set(notes.map(({ at }) => at.join(".")))], ["k9s.body.fgColor"]);
  assert.deepEqual(readK9sSkin("none", 5).notes.map(({ kind }) => kind), ["mistake"]);
});
