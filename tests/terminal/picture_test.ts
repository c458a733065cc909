import assert from "node:assert/strict";
import { Grid } from "../../src/terminal/grid.ts";
import { gridPicture } from "../../src/terminal/picture.ts";
import { internStyle, type Style } from "../../src/terminal/style.ts";

const red = { rgb: 0xff0000, ansi: 9 };
const blue = { rgb: 0x0000ff, ansi: 12 };

/** What is written into a frame of ten columns, and what its picture has. */
const drawn: [name: string, text: string, style: Style, has: RegExp][] = [
  ["a word at its cell", "  ab", {}, /<text x="18" y="15" textLength="18" fill="#d0d0d0">ab<\/text>/],
  ["one space is part of a text", "a b", {}, /textLength="27"[^>]*>a b</],
  ["after two spaces another text begins", "a  b", {}, />a<\/text><text x="27"[^>]*>b</],
  ["a wide letter takes two cells", "日b", {}, /textLength="27"[^>]*>日b</],
  ["what XML would read is disarmed", '<&">', {}, />&#60;&#38;&#34;&#62;</],
  [
    "colours",
    "a",
    { foreground: red, background: blue },
    /<rect x="0"[^>]*fill="#0000ff"\/><text[^>]*#ff0000/,
  ],
  ["a background is one rectangle", "a b", { background: blue }, /width="27" height="20" fill="#0000ff"/],
  ["reversed colours", "a", { reverse: true }, /fill="#d0d0d0"\/><text[^>]*fill="#121212"/],
  [
    "bold, slanted, faint, underlined and struck",
    "a",
    { bold: true, italic: true, dim: true, underline: true, strike: true },
    /font-weight="bold" font-style="italic" text-decoration="underline line-through" opacity="0.6"/,
  ],
  ["a rule is one line", "──", { foreground: red }, /<path d="M0 9\.5h18v1h-18z" fill="#ff0000"\/>/],
];

for (const [name, text, style, has] of drawn) {
  Deno.test(`a picture: ${name}`, () => {
    const grid = new Grid(10, 1);
    grid.write(0, 0, text, internStyle(style));
    assert.match(gridPicture(grid), has);
  });
}

Deno.test("a picture: the cursor, and the margin around everything", () => {
  const grid = new Grid(10, 2);
  assert.match(gridPicture(grid), /^<svg [^>]*viewBox="0 0 114 64"[^>]*>[^\n]*\n<\/g><\/svg>\n$/);
  grid.cursor = { x: 3, y: 1 };
  assert.match(gridPicture(grid), /<rect x="27" y="20" width="2" height="20"/);
});
