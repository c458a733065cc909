import { parseColour } from "../terminal/colour_name.ts";
import type { Style } from "../terminal/style.ts";
import type { Fill, Role, Theme } from "../terminal/theme.ts";
import { chooseTheme } from "../terminal/choose_theme.ts";

/** A theme as a file says it: colours by name over those of another theme. */
export interface WrittenTheme {
  readonly base?: string;
  readonly background?: string;
  readonly roles?: Readonly<Partial<Record<Role, string>>>;
  readonly fills?: Readonly<Partial<Record<Fill, string>>>;
}

/** The theme that was written; its colours have been checked. */
export function ownTheme(name: string, written: WrittenTheme): Theme {
  const base = chooseTheme(written.base ?? "dark");
  const page = coloured(
    coloured(base.page ?? {}, "background", written.background),
    "foreground",
    written.roles?.text,
  );
  return {
    ...base,
    name,
    ...(Object.keys(page).length > 0 ? { page } : {}),
    roles: recoloured(base.roles, "foreground", written.roles),
    fills: recoloured(base.fills, "background", written.fills),
  };
}

function recoloured<K extends string>(
  styles: Record<K, Style>,
  side: "foreground" | "background",
  colours: Readonly<Partial<Record<K, string>>> | undefined,
): Record<K, Style> {
  const next = { ...styles };
  for (const name of Object.keys(colours ?? {}) as K[]) {
    next[name] = coloured(styles[name], side, colours?.[name]);
  }
  return next;
}

function coloured(style: Style, side: "foreground" | "background", written: string | undefined): Style {
  const colour = written === undefined ? undefined : parseColour(written);
  if (colour === undefined) return style;
  if (colour !== "default") return { ...style, [side]: colour };
  const { [side]: _, ...rest } = style;
  return rest;
}
