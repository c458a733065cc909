/** How a cell looks, and the bytes that make it look so at each colour depth. */

/** A colour as true colour and as its nearest of the sixteen (0–15), chosen by hand because nearest is often wrong. */
export interface Colour {
  /** 0xRRGGBB */
  rgb: number;
  /** 0–7 normal, 8–15 bright */
  ansi: number;
  /** At every depth it is the terminal's own of that number, which its user may have changed. */
  isOwn?: boolean;
}

export interface Style {
  foreground?: Colour;
  background?: Colour;
  bold?: boolean;
  dim?: boolean;
  italic?: boolean;
  underline?: boolean;
  reverse?: boolean;
  strike?: boolean;
}

/** What the terminal can show; `none` is NO_COLOR and TERM=dumb: only bold, underline, reverse. */
export type ColourDepth = "true" | "256" | "16" | "none";

/** A small number for a style; equal styles have the same. 0 is the plain one. */
export function internStyle(style: Style): number {
  const key = styleKey(style);
  const known = ids.get(key);
  if (known !== undefined) return known;
  if (styles.length >= styleLimit) return 0;
  styles.push(style);
  ids.set(key, styles.length - 1);
  return styles.length - 1;
}

/** The style behind a number. */
export function styleOf(id: number): Style {
  return styles[id] ?? {};
}

/** The lower style with what the upper says laid over it. */
export function layer(lower: Style, upper: Style): Style {
  return { ...lower, ...upper };
}

/** The escape sequence that sets exactly this style, whatever was set before. */
export function styleSequence(id: number, depth: ColourDepth): string {
  const slot = depths.indexOf(depth);
  const known = sequences[id * depths.length + slot];
  if (known !== undefined) return known;
  const made = `\x1b[${["0", ...parameters(styleOf(id), depth)].join(";")}m`;
  sequences[id * depths.length + slot] = made;
  return made;
}

/** The depth that the environment asks for: NO_COLOR, TERM, COLORTERM. */
export function colourDepth(environment: (name: string) => string | undefined): ColourDepth {
  const term = environment("TERM") ?? "";
  if (environment("NO_COLOR") || term === "dumb") return "none";
  const colourTerm = environment("COLORTERM") ?? "";
  if (/truecolor|24bit/.test(colourTerm) || /-direct$/.test(term)) return "true";
  if (/256color|kitty|alacritty|ghostty|wezterm|foot/.test(term)) return "256";
  return "16";
}

/** The nearest of the 256 colours: the 6×6×6 cube, or the grey ramp for greys. */
export function nearest256(rgb: number): number {
  const [red, green, blue] = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255];
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < 10) {
    const level = Math.round((red + green + blue) / 3);
    if (level < 8) return 16;
    return level > 246 ? 231 : 232 + Math.min(23, Math.round((level - 8) / 10));
  }
  const step = (value: number) =>
    value < 48 ? 0 : value < 115 ? 1 : Math.min(5, Math.floor((value - 35) / 40));
  return 16 + 36 * step(red) + 6 * step(green) + step(blue);
}

const styleLimit = 65_535;
const depths: ColourDepth[] = ["true", "256", "16", "none"];
const styles: Style[] = [{}];
const ids = new Map<string, number>([[styleKey({}), 0]]);
const sequences: (string | undefined)[] = [];

function styleKey(style: Style): string {
  const flags = (style.bold ? 1 : 0) | (style.dim ? 2 : 0) | (style.italic ? 4 : 0) |
    (style.underline ? 8 : 0) |
    (style.reverse ? 16 : 0) | (style.strike ? 32 : 0);
  return `${colourKey(style.foreground)}/${colourKey(style.background)}/${flags}`;
}

function colourKey(colour: Colour | undefined): string {
  return colour ? `${colour.rgb}:${colour.ansi}:${colour.isOwn ?? false}` : "";
}

function parameters(style: Style, depth: ColourDepth): string[] {
  const out: string[] = [];
  if (style.bold) out.push("1");
  if (style.dim) out.push("2");
  if (style.italic) out.push("3");
  if (style.underline) out.push("4");
  // Without colours a coloured background is still a mark: the selection has to be seen.
  if (style.reverse || (depth === "none" && style.background)) out.push("7");
  if (style.strike) out.push("9");
  if (depth === "none") return out;
  if (style.foreground) out.push(colourParameters(style.foreground, depth, 30));
  if (style.background) out.push(colourParameters(style.background, depth, 40));
  return out;
}

function colourParameters(colour: Colour, depth: ColourDepth, base: 30 | 40): string {
  if (depth === "true" && !colour.isOwn) {
    return `${base + 8};2;${(colour.rgb >> 16) & 255};${(colour.rgb >> 8) & 255};${colour.rgb & 255}`;
  }
  if (depth === "256" && !colour.isOwn) return `${base + 8};5;${nearest256(colour.rgb)}`;
  return String(colour.ansi < 8 ? base + colour.ansi : base + 52 + colour.ansi);
}
