import assert from "node:assert/strict";
import {
  type ColourDepth,
  colourDepth,
  internStyle,
  layer,
  nearest256,
  styleOf,
  styleSequence,
} from "../../src/terminal/style.ts";

const red = { rgb: 0xff0000, ansi: 9 };
const blue = { rgb: 0x0000ff, ansi: 4 };

Deno.test("equal styles share a number, 0 is plain", () => {
  assert.equal(internStyle({}), 0);
  assert.equal(
    internStyle({ foreground: red, bold: true }),
    internStyle({ bold: true, foreground: { ...red } }),
  );
  assert.deepEqual(styleOf(internStyle({ underline: true })), { underline: true });
  assert.deepEqual(layer({ background: blue, bold: true }, { foreground: red }), {
    background: blue,
    bold: true,
    foreground: red,
  });
});

const sequences: [ColourDepth, string][] = [
  ["true", "\x1b[0;1;38;2;255;0;0;48;2;0;0;255m"],
  ["256", "\x1b[0;1;38;5;196;48;5;21m"],
  ["16", "\x1b[0;1;91;44m"],
  ["none", "\x1b[0;1;7m"],
];

Deno.test("a style in every colour depth", () => {
  const id = internStyle({ foreground: red, background: blue, bold: true });
  for (const [depth, expected] of sequences) assert.equal(styleSequence(id, depth), expected, depth);
});

const environments: [Record<string, string>, ColourDepth][] = [
  [{ TERM: "xterm-256color", COLORTERM: "truecolor" }, "true"],
  [{ TERM: "xterm-256color" }, "256"],
  [{ TERM: "xterm" }, "16"],
  [{ TERM: "dumb" }, "none"],
  [{ TERM: "xterm-256color", COLORTERM: "truecolor", NO_COLOR: "1" }, "none"],
  [{}, "16"],
];

Deno.test("the environment decides the depth", () => {
  for (const [environment, depth] of environments) {
    assert.equal(colourDepth((name) => environment[name]), depth);
  }
});

Deno.test("greys go to the ramp, colours to the cube", () => {
  assert.equal(nearest256(0x000000), 16);
  assert.equal(nearest256(0x808080), 244);
  assert.equal(nearest256(0xffffff), 231);
  assert.equal(nearest256(0x5fd7ff), 81);
});
