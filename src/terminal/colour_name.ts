/** Colours as people write them. */
import type { Colour } from "./style.ts";

/**
 * Reads `#5fd7ff`, `#5df`, a name such as `red` or `steelblue`, or `default`: the terminal's own. Undefined when it
 * is none of these.
 */
export function parseColour(written: string): Colour | "default" | undefined {
  const word = written.trim().toLowerCase();
  if (word === "default" || word === "-") return "default";
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(word)?.[1];
  if (hex && (word.startsWith("#") || hex.length === 6)) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
    return colourOf(parseInt(full, 16));
  }
  const rgb = Object.hasOwn(names, word) ? names[word] : undefined;
  return rgb === undefined ? undefined : colourOf(rgb);
}

/** A colour with the nearest of the sixteen. */
export function colourOf(rgb: number): Colour {
  return { rgb, ansi: nearest16(rgb) };
}

/** By hue first: a terminal's sixteen are what its user has made of them, but red stays red. */
export function nearest16(rgb: number): number {
  const [red, green, blue] = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 2;
  if (most - least < 40) return lightness < 50 ? 0 : lightness < 130 ? 8 : lightness < 200 ? 7 : 15;
  const edge = least + (most - least) * 0.55;
  const hue = (red > edge ? 1 : 0) + (green > edge ? 2 : 0) + (blue > edge ? 4 : 0);
  return lightness > 110 ? hue + 8 : hue;
}

/** Those of the web's colour names that skins use. */
const names: Record<string, number> = {
  black: 0x000000,
  white: 0xffffff,
  red: 0xff0000,
  green: 0x008000,
  blue: 0x0000ff,
  yellow: 0xffff00,
  cyan: 0x00ffff,
  aqua: 0x00ffff,
  magenta: 0xff00ff,
  fuchsia: 0xff00ff,
  gray: 0x808080,
  grey: 0x808080,
  darkgray: 0xa9a9a9,
  dimgray: 0x696969,
  lightgray: 0xd3d3d3,
  silver: 0xc0c0c0,
  slategray: 0x708090,
  lightslategray: 0x778899,
  maroon: 0x800000,
  navy: 0x000080,
  olive: 0x808000,
  purple: 0x800080,
  teal: 0x008080,
  lime: 0x00ff00,
  orange: 0xffa500,
  darkorange: 0xff8c00,
  orangered: 0xff4500,
  tomato: 0xff6347,
  coral: 0xff7f50,
  salmon: 0xfa8072,
  gold: 0xffd700,
  khaki: 0xf0e68c,
  papayawhip: 0xffefd5,
  navajowhite: 0xffdead,
  wheat: 0xf5deb3,
  brown: 0xa52a2a,
  sienna: 0xa0522d,
  chocolate: 0xd2691e,
  pink: 0xffc0cb,
  hotpink: 0xff69b4,
  deeppink: 0xff1493,
  orchid: 0xda70d6,
  violet: 0xee82ee,
  plum: 0xdda0dd,
  mediumpurple: 0x9370db,
  rebeccapurple: 0x663399,
  blueviolet: 0x8a2be2,
  indigo: 0x4b0082,
  lavender: 0xe6e6fa,
  skyblue: 0x87ceeb,
  lightskyblue: 0x87cefa,
  deepskyblue: 0x00bfff,
  dodgerblue: 0x1e90ff,
  cornflowerblue: 0x6495ed,
  royalblue: 0x4169e1,
  steelblue: 0x4682b4,
  cadetblue: 0x5f9ea0,
  midnightblue: 0x191970,
  darkblue: 0x00008b,
  lightblue: 0xadd8e6,
  turquoise: 0x40e0d0,
  lightcyan: 0xe0ffff,
  darkcyan: 0x008b8b,
  aquamarine: 0x7fffd4,
  seagreen: 0x2e8b57,
  lightseagreen: 0x20b2aa,
  mediumseagreen: 0x3cb371,
  springgreen: 0x00ff7f,
  lawngreen: 0x7cfc00,
  greenyellow: 0xadff2f,
  yellowgreen: 0x9acd32,
  palegreen: 0x98fb98,
  lightgreen: 0x90ee90,
  forestgreen: 0x228b22,
  darkgreen: 0x006400,
  olivedrab: 0x6b8e23,
  darkred: 0x8b0000,
  firebrick: 0xb22222,
  crimson: 0xdc143c,
  indianred: 0xcd5c5c,
  beige: 0xf5f5dc,
  ivory: 0xfffff0,
  snow: 0xfffafa,
  ghostwhite: 0xf8f8ff,
  whitesmoke: 0xf5f5f5,
  gainsboro: 0xdcdcdc,
};
