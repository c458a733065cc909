import { colourOf } from "./colour_name.ts";
import type { Style } from "./style.ts";
import { darkTheme, lightTheme, type Theme } from "./theme.ts";
import { builtInThemes } from "./themes.ts";

/**
 * The theme of a name: one of the user's own, or one that comes with the program. `auto` and names that nobody has
 * lead to dark or light, as the terminal is.
 */
export function chooseTheme(
  name: string,
  { isLight = false, own = {} }: { isLight?: boolean; own?: Readonly<Record<string, Theme>> } = {},
): Theme {
  const found = (Object.hasOwn(own, name) ? own[name] : undefined) ?? builtInThemes.get(name);
  // Made for the terminal's own background, which is another one here: they bring theirs.
  if (found === lightTheme && !isLight) return lightOnDark;
  if (found === darkTheme && isLight) return darkOnLight;
  return found ?? (isLight ? lightTheme : darkTheme);
}

const lightOnDark: Theme = {
  ...lightTheme,
  page: { background: colourOf(0xffffff), foreground: colourOf(0x1c1c1c) },
};
const darkOnLight: Theme = {
  ...darkTheme,
  page: { background: colourOf(0x121212), foreground: colourOf(0xe4e4e4) },
};

/** Light becomes dark, and dark light; hues stay. */
export function inverted(theme: Theme): Theme {
  const styles = <K extends string>(record: Record<K, Style>): Record<K, Style> =>
    Object.fromEntries(
      Object.entries<Style>(record).map(([name, style]) => [name, invertedStyle(style)]),
    ) as Record<K, Style>;
  return {
    name: `${theme.name}, inverted`,
    isLight: !theme.isLight,
    ...(theme.page ? { page: invertedStyle(theme.page) } : {}),
    roles: styles(theme.roles),
    fills: styles(theme.fills),
  };
}

function invertedStyle(style: Style): Style {
  const { foreground, background } = style;
  return {
    ...style,
    ...(foreground ? { foreground: colourOf(invertedLightness(foreground.rgb)) } : {}),
    ...(background ? { background: colourOf(invertedLightness(background.rgb)) } : {}),
  };
}

/** With most and least light exchanged, the hue is the same (HSL). */
function invertedLightness(rgb: number): number {
  const parts = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255];
  const sum = Math.max(...parts) + Math.min(...parts);
  const [red, green, blue] = parts.map((value) => value + 255 - sum);
  return (red! << 16) | (green! << 8) | blue!;
}
