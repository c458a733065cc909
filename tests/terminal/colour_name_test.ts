import assert from "node:assert/strict";
import { nearest16, parseColour } from "../../src/terminal/colour_name.ts";

const colours: [string, number | "default" | undefined][] = [
  ["#5fd7ff", 0x5fd7ff],
  ["#5DF", 0x55ddff],
  ["ff8800", 0xff8800],
  ["red", 0xff0000],
  ["SteelBlue", 0x4682b4],
  ["default", "default"],
  ["-", "default"],
  ["#12", undefined],
  ["reddish", undefined],
  ["constructor", undefined],
];

for (const [written, expected] of colours) {
  Deno.test(`the colour ${written}`, () => {
    const read = parseColour(written);
    assert.equal(typeof read === "object" ? read.rgb : read, expected);
  });
}

const sixteen: [number, number][] = [
  [0x000000, 0],
  [0xff0000, 9],
  [0x800000, 1],
  [0x00ff00, 10],
  [0xffff00, 11],
  [0x00ffff, 14],
  [0xffffff, 15],
  [0x808080, 8],
  [0x264f78, 4],
];

for (const [rgb, ansi] of sixteen) {
  Deno.test(`the nearest of sixteen to ${rgb.toString(16)}`, () => assert.equal(nearest16(rgb), ansi));
}
