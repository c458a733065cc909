import assert from "node:assert/strict";
import { contrast } from "../../src/terminal/contrast.ts";
import { internStyle, layer, styleSequence } from "../../src/terminal/style.ts";
import { fillNames, roleNames, type Theme } from "../../src/terminal/theme.ts";
import { builtInThemes } from "../../src/terminal/themes.ts";

/** What a terminal's own background and text most likely are. */
const usual = { dark: [0x121212, 0xd0d0d0], light: [0xffffff, 0x1c1c1c] } as const;
/** WCAG 2's level AA for text. */
const least = 4.5;

Deno.test("there are at least ten themes, dark and light", () => {
  const themes = [...builtInThemes.values()];
  assert.ok(themes.length >= 10, `${themes.length}`);
  assert.ok(themes.filter(({ isLight }) => isLight).length >= 4);
});

for (const theme of builtInThemes.values()) {
  Deno.test(`${theme.name}: every word can be read where it stands`, () => {
    assert.deepEqual(roleNames.flatMap((role) => onPage(theme, role)), []);
    assert.deepEqual(fillNames.flatMap((fill) => onFill(theme, fill)), []);
  });
}

Deno.test("without colours a theme sets none", () => {
  for (const theme of builtInThemes.values()) {
    for (const style of [...Object.values(theme.roles), ...Object.values(theme.fills), theme.page ?? {}]) {
      assert.doesNotMatch(styleSequence(internStyle(style), "none"), /[;[](3|4|9|10)\d/);
    }
  }
});

function onPage(theme: Theme, role: Theme["roles"] extends Record<infer R, unknown> ? R : never): string[] {
  const [background, text] = colours(theme);
  const ratio = contrast(theme.roles[role].foreground?.rgb ?? text, background);
  // Ghost text is what may be typed next: it is meant to stand back.
  return ratio >= (role === "ghost" ? 2.5 : least) ? [] : [`${role}: ${ratio.toFixed(2)}`];
}

function onFill(theme: Theme, fill: keyof Theme["fills"]): string[] {
  const [background, text] = colours(theme);
  const style = layer(theme.page ?? {}, theme.fills[fill]);
  if (style.reverse) return [];
  const ratio = contrast(style.foreground?.rgb ?? text, style.background?.rgb ?? background);
  return ratio >= least ? [] : [`${fill}: ${ratio.toFixed(2)}`];
}

function colours(theme: Theme): readonly [number, number] {
  const [background, text] = usual[theme.isLight ? "light" : "dark"];
  return [theme.page?.background?.rgb ?? background, theme.page?.foreground?.rgb ?? text];
}
