/** The themes that come with the program. */
import { colourOf } from "./colour_name.ts";
import type { Style } from "./style.ts";
import { darkTheme, type Fill, lightTheme, type Role, type Theme } from "./theme.ts";

/** Colours by meaning; what is not said is taken from these. */
interface Palette {
  name: string;
  isLight?: boolean;
  /** Absent: the terminal's own. */
  background?: number;
  text?: number;
  accent: number;
  ok: number;
  busy: number;
  warn: number;
  bad: number;
  dim: number;
  key: number;
  number: number;
  ghost?: number;
  selection: number;
  bar: number;
  panel: number;
  protected: readonly [background: number, foreground: number];
}

const palettes: readonly Palette[] = [
  {
    name: "contrast-dark",
    background: 0x000000,
    text: 0xffffff,
    accent: 0x00ffff,
    ok: 0x00ff5f,
    busy: 0x9fc5ff,
    warn: 0xffff00,
    bad: 0xff9090,
    dim: 0xc8c8c8,
    key: 0xffd787,
    number: 0xffafff,
    selection: 0x003f7f,
    bar: 0x262626,
    panel: 0x1a1a1a,
    protected: [0xffff00, 0x000000],
  },
  {
    name: "contrast-light",
    isLight: true,
    background: 0xffffff,
    text: 0x000000,
    accent: 0x003f7f,
    ok: 0x004d00,
    busy: 0x00008f,
    warn: 0x5f3700,
    bad: 0x900000,
    dim: 0x3a3a3a,
    key: 0x6a005f,
    number: 0x4b0082,
    selection: 0xb8dcff,
    bar: 0xdcdcdc,
    panel: 0xeeeeee,
    protected: [0x900000, 0xffffff],
  },
  {
    name: "solarized-dark",
    background: 0x002b36,
    text: 0xa3b2b2,
    accent: 0x4cb5f5,
    ok: 0x9db800,
    busy: 0x8f95e0,
    warn: 0xd6a000,
    bad: 0xff7a6e,
    dim: 0x8a9a9e,
    key: 0xe8895a,
    number: 0xf07ab0,
    selection: 0x0a4555,
    bar: 0x073642,
    panel: 0x073642,
    protected: [0xb58900, 0x001519],
  },
  {
    name: "solarized-light",
    isLight: true,
    background: 0xfdf6e3,
    text: 0x43575e,
    accent: 0x1a6aa6,
    ok: 0x596600,
    busy: 0x5156a8,
    warn: 0x7d5e00,
    bad: 0xb8211e,
    dim: 0x5b6a6e,
    key: 0xa83c0d,
    number: 0xa8256a,
    selection: 0xdde3d8,
    bar: 0xeee8d5,
    panel: 0xeee8d5,
    protected: [0xb58900, 0x000000],
  },
  {
    name: "nord",
    background: 0x2e3440,
    text: 0xd8dee9,
    accent: 0x88c0d0,
    ok: 0xa3be8c,
    busy: 0x9cb6d9,
    warn: 0xebcb8b,
    bad: 0xe89098,
    dim: 0xa5adbb,
    key: 0xd9a48f,
    number: 0xc9a6c3,
    selection: 0x434c5e,
    bar: 0x3b4252,
    panel: 0x353b49,
    protected: [0xd08770, 0x1c2028],
  },
  {
    name: "gruvbox-dark",
    background: 0x282828,
    text: 0xebdbb2,
    accent: 0x8ec07c,
    ok: 0xb8bb26,
    busy: 0x83a598,
    warn: 0xfabd2f,
    bad: 0xff7a66,
    dim: 0xa89984,
    key: 0xfe8019,
    number: 0xd3869b,
    selection: 0x45413c,
    bar: 0x3c3836,
    panel: 0x32302f,
    protected: [0xd65d0e, 0x000000],
  },
  {
    name: "gruvbox-light",
    isLight: true,
    background: 0xfbf1c7,
    text: 0x3c3836,
    accent: 0x34653f,
    ok: 0x626000,
    busy: 0x076678,
    warn: 0x85560a,
    bad: 0x9d0006,
    dim: 0x665c54,
    key: 0xa33a03,
    number: 0x843567,
    selection: 0xe6d5a8,
    bar: 0xebdbb2,
    panel: 0xf2e5bc,
    protected: [0xd65d0e, 0x000000],
  },
  {
    name: "vampire",
    background: 0x282a36,
    text: 0xf8f8f2,
    accent: 0x8be9fd,
    ok: 0x50fa7b,
    busy: 0xc9a7fa,
    warn: 0xf1fa8c,
    bad: 0xff8585,
    dim: 0xa1abc9,
    key: 0xff9ad2,
    number: 0xc9a7fa,
    selection: 0x44475a,
    bar: 0x343746,
    panel: 0x303241,
    protected: [0xffb86c, 0x1c1d26],
  },
  {
    // Blue, orange and yellow are told apart by nearly everybody (Okabe and Ito's palette, made lighter).
    name: "colour-blind-dark",
    accent: 0x7cc7f2,
    ok: 0x56b4e9,
    busy: 0xc8c8c8,
    warn: 0xf0e442,
    bad: 0xff9a3c,
    dim: 0x969696,
    key: 0xf5c9a0,
    number: 0xe0a3c6,
    selection: 0x264f78,
    bar: 0x262626,
    panel: 0x1c1c1c,
    protected: [0xd55e00, 0x000000],
  },
  {
    name: "colour-blind-light",
    isLight: true,
    accent: 0x005a8c,
    ok: 0x0062a3,
    busy: 0x4d4d4d,
    warn: 0x6b5f00,
    bad: 0x9c3f00,
    dim: 0x626262,
    key: 0x7a3300,
    number: 0x8a3a68,
    selection: 0xbfdcf2,
    bar: 0xe4e4e4,
    panel: 0xeeeeee,
    protected: [0xe69f00, 0x000000],
  },
];

/** Meanings by weight alone: bold, underlined, dim, reversed. For paper, screen recordings and taste. */
const monochrome: Theme = {
  name: "monochrome",
  roles: {
    ...each(darkTheme.roles, {}),
    accent: { bold: true },
    warn: { underline: true },
    bad: { bold: true, underline: true },
    dim: { dim: true },
    title: { bold: true },
    heading: { bold: true },
    key: { bold: true },
    ghost: { dim: true, italic: true },
    match: { reverse: true },
    changed: { bold: true },
  },
  fills: {
    selection: { reverse: true },
    bar: { reverse: true },
    protected: { reverse: true, bold: true },
    panel: {},
  },
};

/** By name, in the order in which `:theme` offers them. */
export const builtInThemes: ReadonlyMap<string, Theme> = new Map(
  [darkTheme, lightTheme, ...palettes.map(themeOf), monochrome].map((theme) => [theme.name, theme]),
);

function themeOf(palette: Palette): Theme {
  const { name, isLight, background, text, accent } = palette;
  const heading = palette.dim;
  const ink = (rgb: number, more: Style = {}): Style => ({ foreground: colourOf(rgb), ...more });
  const paper = (rgb: number): Style => ({ background: colourOf(rgb) });
  const roles: Record<Role, Style> = {
    text: text === undefined ? {} : ink(text),
    accent: ink(accent),
    ok: ink(palette.ok),
    busy: ink(palette.busy),
    warn: ink(palette.warn),
    bad: ink(palette.bad, { bold: true }),
    dim: ink(palette.dim),
    title: ink(accent, { bold: true }),
    heading: ink(heading, { bold: true }),
    key: ink(palette.key, { bold: true }),
    ghost: ink(palette.ghost ?? palette.dim, { italic: true }),
    match: ink(palette.warn, { underline: true }),
    changed: ink(accent, { bold: true }),
    string: ink(palette.ok),
    number: ink(palette.number),
  };
  const [alarm, onAlarm] = palette.protected;
  const fills: Record<Fill, Style> = {
    selection: paper(palette.selection),
    bar: paper(palette.bar),
    panel: paper(palette.panel),
    protected: { ...paper(alarm), ...ink(onAlarm), bold: true },
  };
  return {
    name,
    ...(isLight ? { isLight } : {}),
    ...(background === undefined ? {} : {
      page: { ...paper(background), ...(text === undefined ? {} : ink(text)) },
    }),
    roles,
    fills,
  };
}

function each<K extends string>(record: Record<K, Style>, style: Style): Record<K, Style> {
  return Object.fromEntries(Object.keys(record).map((name) => [name, style])) as Record<K, Style>;
}
