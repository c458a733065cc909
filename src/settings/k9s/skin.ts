/** A k9s skin as a theme. Source: k9s's README, "K9s Skins". */
import { colourOf, parseColour } from "../../terminal/colour_name.ts";
import { contrast, luminance, readable } from "../../terminal/contrast.ts";
import type { Style } from "../../terminal/style.ts";
import { darkTheme, type Fill, lightTheme, type Role, type Theme } from "../../terminal/theme.ts";
import { isObject } from "../../shapes/check.ts";
import { type K9sNote, K9sReading } from "./reading.ts";

/** Where in a skin the colour of a role is looked for; the first that is there counts. */
const rolePaths: Readonly<Record<Exclude<Role, "text">, readonly string[]>> = {
  accent: ["views.table.header.sorterColor", "frame.title.highlightColor", "info.fgColor"],
  ok: ["frame.status.addColor", "views.logs.indicator.toggleOnColor"],
  busy: ["frame.status.modifyColor", "frame.status.newColor"],
  warn: ["frame.status.highlightColor", "frame.status.highlightcolor", "frame.title.highlightColor"],
  bad: ["frame.status.errorColor"],
  dim: ["frame.status.completedColor", "frame.status.killColor", "frame.border.fgColor"],
  title: ["frame.title.fgColor", "info.fgColor"],
  heading: ["views.table.header.fgColor", "body.fgColor"],
  key: ["frame.menu.keyColor", "views.yaml.keyColor"],
  ghost: ["prompt.suggestColor", "frame.status.completedColor"],
  match: ["frame.title.filterColor", "frame.status.highlightColor"],
  changed: ["frame.status.modifyColor", "frame.status.newColor"],
  string: ["views.yaml.valueColor", "body.fgColor"],
  number: ["frame.title.counterColor", "frame.menu.numKeyColor"],
};

const fillPaths: Readonly<Record<Fill, readonly string[]>> = {
  selection: ["views.xray.cursorColor", "views.table.cursorBgColor", "frame.crumbs.bgColor"],
  bar: ["frame.title.bgColor", "frame.crumbs.bgColor"],
  protected: ["frame.status.errorColor"],
  panel: ["prompt.bgColor", "dialog.bgColor"],
};

/** The theme, and what could not be read of it. */
export function readK9sSkin(name: string, value: unknown): { theme: Theme; notes: readonly K9sNote[] } {
  const reading = new K9sReading();
  const skin = isObject(value) && isObject(value.k9s) ? value.k9s : {};
  if (Object.keys(skin).length === 0) reading.mistake([], "expected k9s: with colours below it");
  const find = (paths: readonly string[]): number | undefined => {
    for (const path of paths) {
      const written = at(skin, path.split("."));
      if (written === undefined) continue;
      const colour = parseColour(String(written));
      if (colour === undefined) {
        reading.mistake(["k9s", ...path.split(".")], `${JSON.stringify(written)} is no colour`);
      } else if (colour !== "default") return colour.rgb;
    }
    return undefined;
  };
  const background = find(["body.bgColor", "views.table.bgColor"]);
  const isLight = background !== undefined && luminance(background) > 0.18;
  const base = isLight ? lightTheme : darkTheme;
  const behind = background ?? 0x121212;
  const text = find(["body.fgColor", "views.table.fgColor"]);
  const page: Style = {
    ...(background === undefined ? {} : { background: colourOf(background) }),
    ...(text === undefined ? {} : { foreground: colourOf(text) }),
  };
  const ink = (role: Exclude<Role, "text">): [Role, Style] => {
    const found = find(rolePaths[role]);
    // Some skins have words in the colour of what is behind them: frames, to k9s.
    return [
      role,
      found === undefined ? base.roles[role] : {
        ...base.roles[role],
        foreground: colourOf(readable(found, behind, leastContrast)),
      },
    ];
  };
  const roles = Object.fromEntries([
    ["text", text === undefined ? base.roles.text : { foreground: colourOf(text) }],
    ...(Object.keys(rolePaths) as Exclude<Role, "text">[]).map(ink),
  ]) as Record<Role, Style>;
  const fills = Object.fromEntries(
    (Object.keys(fillPaths) as Fill[]).map((fill) => [fill, paper(fill, find(fillPaths[fill]), text, base)]),
  ) as Record<Fill, Style>;
  return { theme: { name, isLight, page, roles, fills }, notes: reading.notes };
}

/** WCAG's least for large text: skins are their makers' taste, but words have to be seen. */
const leastContrast = 3;

function paper(fill: Fill, found: number | undefined, text: number | undefined, base: Theme): Style {
  if (found === undefined) return base.fills[fill];
  if (fill === "protected") {
    const onIt = contrast(found, 0x000000) > contrast(found, 0xffffff) ? 0x000000 : 0xffffff;
    return { background: colourOf(found), foreground: colourOf(onIt), bold: true };
  }
  // A bar of the text's own colour would swallow the text.
  return contrast(found, text ?? (base.isLight ? 0x1c1c1c : 0xd0d0d0)) < leastContrast
    ? base.fills[fill]
    : { background: colourOf(found) };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined,
    value,
  );
}
