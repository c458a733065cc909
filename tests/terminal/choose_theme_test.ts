import assert from "node:assert/strict";
import { chooseTheme, inverted } from "../../src/terminal/choose_theme.ts";
import { colourOf } from "../../src/terminal/colour_name.ts";
import { darkTheme, lightTheme } from "../../src/terminal/theme.ts";

const mine = { ...darkTheme, name: "mine" };

const choices: [string, boolean, string][] = [
  ["auto", false, "dark"],
  ["auto", true, "light"],
  ["dark", true, "dark"],
  ["nord", false, "nord"],
  ["mine", false, "mine"],
  ["nobody's", true, "light"],
  ["toString", false, "dark"],
];

for (const [name, isLight, expected] of choices) {
  Deno.test(`the theme ${name} on a ${isLight ? "light" : "dark"} terminal is ${expected}`, () => {
    assert.equal(chooseTheme(name, { isLight, own: { mine } }).name, expected);
  });
}

Deno.test("a theme made for the other background brings its own", () => {
  assert.equal(chooseTheme("light", { isLight: false }).page?.background?.rgb, 0xffffff);
  assert.equal(chooseTheme("dark", { isLight: true }).page?.background?.rgb, 0x121212);
  assert.equal(chooseTheme("light", { isLight: true }).page, undefined);
  assert.equal(chooseTheme("auto", { isLight: false }).page, undefined);
});

Deno.test("an inverted theme is light where it was dark, and keeps its hues", () => {
  assert.equal(inverted(lightTheme).isLight, false);
  const style = inverted({
    ...darkTheme,
    page: { background: colourOf(0x000000), foreground: colourOf(0xffcccc) },
  });
  assert.equal(style.page?.background?.rgb, 0xffffff);
  assert.equal(style.page?.foreground?.rgb, 0x330000);
});
