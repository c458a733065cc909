import assert from "node:assert/strict";
import { Grid } from "../../src/terminal/grid.ts";
import { cut, drawLines, line, lineText, type Span, spansWidth, spread } from "../../src/terminal/line.ts";
import { styleOf } from "../../src/terminal/style.ts";
import { darkTheme } from "../../src/terminal/theme.ts";
import { builtInThemes } from "../../src/terminal/themes.ts";

Deno.test("left and right share a line; the left gives way", () => {
  assert.equal(lineText(spread([{ text: "left" }], [{ text: "right" }], 12)), "left   right");
  assert.equal(lineText(spread([{ text: "a long left side" }], [{ text: "right" }], 12)), "a lon… right");
  assert.equal(lineText(spread([{ text: "left" }], [{ text: "a very long right side" }], 6)), "left");
});

Deno.test("spans are cut with an ellipsis", () => {
  assert.deepEqual(cut([{ text: "abc", role: "ok" }, { text: "defg" }], 5), [{ text: "abc", role: "ok" }, {
    text: "d…",
  }]);
  assert.equal(spansWidth([{ text: "日" }, { text: "a" }]), 3);
});

Deno.test("lines are drawn into their rectangle with the theme's styles", () => {
  const grid = new Grid(12, 3);
  grid.write(0, 1, "############");
  const rows = [line("hello wide world", "bad"), { ...line("chosen"), fill: "selection" as const }];
  drawLines(grid, { x: 2, y: 0, width: 8, height: 3 }, rows, darkTheme);
  assert.deepEqual([0, 1, 2].map((y) => grid.rowText(y)), ["  hello wi  ", "##chosen  ##", "            "]);
  assert.equal(styleOf(grid.styles[2]!).foreground, darkTheme.roles.bad.foreground);
  assert.equal(styleOf(grid.styles[12 + 9]!).background, darkTheme.fills.selection.background);
});

Deno.test("on a line that warns every word can be read, whatever its role", () => {
  for (const theme of builtInThemes.values()) {
    const grid = new Grid(8, 1);
    const spans: Span[] = [{ text: "ab", role: "accent" }, { text: "cd", role: "dim" }];
    drawLines(grid, { x: 0, y: 0, width: 8, height: 1 }, [{ spans, fill: "protected" }], theme);
    const colours = [0, 2].map((x) => styleOf(grid.styles[x]!).foreground?.rgb);
    assert.equal(colours[0], colours[1], theme.name);
  }
});
