/** Colours have meanings. A view names the meaning; the theme says what it looks like. */
import type { Colour, Style } from "./style.ts";

/**
 * The six meanings (accent: where you are; ok; busy: on its way; warn; bad; dim) and the parts of a screen that
 * need a look of their own.
 */
export type Role = (typeof roleNames)[number];

export const roleNames = [
  "text",
  "accent",
  "ok",
  "busy",
  "warn",
  "bad",
  "dim",
  "title",
  "heading",
  "key",
  "ghost",
  "match",
  "changed",
  "string",
  "number",
] as const;

/** Backgrounds that a whole line or a part of it can have. */
export type Fill = (typeof fillNames)[number];

export const fillNames = ["selection", "bar", "protected", "panel"] as const;

export interface Theme {
  name: string;
  /** Made for light backgrounds. */
  isLight?: boolean;
  /** Behind everything and for words without a role; absent: the terminal's own. */
  page?: Style;
  roles: Record<Role, Style>;
  fills: Record<Fill, Style>;
}

/** For terminals with a dark background, which is assumed when nothing else is known. */
export const darkTheme: Theme = {
  name: "dark",
  roles: {
    text: {},
    accent: { foreground: colour(0x5fd7ff, 14) },
    ok: { foreground: colour(0x87d787, 10) },
    busy: { foreground: colour(0x87afff, 12) },
    warn: { foreground: colour(0xffd75f, 11) },
    bad: { foreground: colour(0xff6e6e, 9), bold: true },
    dim: { foreground: colour(0x949494, 8) },
    title: { foreground: colour(0x5fd7ff, 14), bold: true },
    heading: { foreground: colour(0xbcbcbc, 7), bold: true },
    key: { foreground: colour(0xffd7af, 11), bold: true },
    ghost: { foreground: colour(0x6c6c6c, 8), italic: true },
    match: { foreground: colour(0xffd75f, 11), underline: true },
    changed: { foreground: colour(0x5fd7ff, 14), bold: true },
    string: { foreground: colour(0xafd787, 10) },
    number: { foreground: colour(0xd7afff, 13) },
  },
  fills: {
    selection: { background: colour(0x203f60, 4) },
    bar: { background: colour(0x262626, 0) },
    protected: { background: colour(0xaf5f00, 3), foreground: colour(0xffffff, 15), bold: true },
    panel: { background: colour(0x1c1c1c, 0) },
  },
};

/** For terminals with a light background. */
export const lightTheme: Theme = {
  name: "light",
  isLight: true,
  roles: {
    text: {},
    accent: { foreground: colour(0x005f87, 6) },
    ok: { foreground: colour(0x005f00, 2) },
    busy: { foreground: colour(0x0000af, 4) },
    warn: { foreground: colour(0x875f00, 3) },
    bad: { foreground: colour(0xaf0000, 1), bold: true },
    dim: { foreground: colour(0x767676, 8) },
    title: { foreground: colour(0x005f87, 6), bold: true },
    heading: { foreground: colour(0x444444, 0), bold: true },
    key: { foreground: colour(0x870000, 1), bold: true },
    ghost: { foreground: colour(0x9e9e9e, 8), italic: true },
    match: { foreground: colour(0x875f00, 3), underline: true },
    changed: { foreground: colour(0x005f87, 6), bold: true },
    string: { foreground: colour(0x005f00, 2) },
    number: { foreground: colour(0x5f00af, 5) },
  },
  fills: {
    selection: { background: colour(0xafd7ff, 7) },
    bar: { background: colour(0xe4e4e4, 7) },
    protected: { background: colour(0xffaf5f, 3), foreground: colour(0x000000, 0), bold: true },
    panel: { background: colour(0xeeeeee, 15) },
  },
};

function colour(rgb: number, ansi: number): Colour {
  return { rgb, ansi };
}
