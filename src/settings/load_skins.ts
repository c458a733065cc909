/** Themes that are named and are neither built in nor the user's own: k9s's skins, read when they are asked for. */
import { builtInThemes } from "../terminal/themes.ts";
import type { Theme } from "../terminal/theme.ts";
import type { Merged } from "./layer.ts";
import type { LoadOptions, Reading } from "./load.ts";
import { nearName } from "../shapes/near_name.ts";
import type { Settings } from "./settings.ts";

export type FoundSkins = Merged;

/** The settings with the skins that they name, and with the files of those that they do not name. */
export async function withSkins(merged: Merged, reading: Reading, options: LoadOptions): Promise<FoundSkins> {
  const settings: Settings = options.skin ? { ...merged.settings, theme: options.skin } : merged.settings;
  const skinFiles = await findSkins(reading, options);
  const themes: Record<string, Theme> = { ...settings.themes };
  const known = ["auto", ...builtInThemes.keys(), ...Object.keys(themes), ...Object.keys(skinFiles)];
  for (const [name, path] of namedThemes(settings, options)) {
    if (name === "auto" || builtInThemes.has(name) || Object.hasOwn(themes, name)) continue;
    const file = Object.hasOwn(skinFiles, name) ? skinFiles[name] : undefined;
    const theme = file && await readSkin(name, file, reading);
    if (theme) themes[name] = theme;
    if (file) continue;
    const origin = merged.origins.get(path) ?? { file: "K9S_SKIN", line: 0, column: 0 };
    const near = nearName(name, known);
    const advice = near === undefined ? `known are ${known.join(", ")}` : `did you mean ${near}?`;
    reading.remarks.push({
      ...origin,
      field: path,
      text: `there is no theme ${name}: ${advice}`,
      kind: "mistake",
    });
  }
  return { ...merged, settings: { ...settings, themes, skinFiles } };
}

/** Names and where they stand. */
function namedThemes({ theme, contexts }: Settings, { skin }: LoadOptions): [string, string][] {
  return [
    [theme, skin ? "K9S_SKIN" : "theme"],
    ...Object.entries(contexts).flatMap(([name, own]): [string, string][] =>
      own.theme === undefined ? [] : [[own.theme, `contexts.${name}.theme`]]
    ),
  ];
}

async function findSkins({ k9s }: Reading, { files, places }: LoadOptions): Promise<Record<string, string>> {
  if (k9s === "ignore") return {};
  const found: Record<string, string> = {};
  for (const folder of places.k9sFolders) {
    for (const name of await files.list(`${folder}/skins`)) {
      const match = /^(.+)\.ya?ml$/.exec(name);
      if (match && !Object.hasOwn(found, match[1]!)) found[match[1]!] = `${folder}/skins/${name}`;
    }
  }
  return found;
}

async function readSkin(name: string, file: string, reading: Reading): Promise<Theme | undefined> {
  const source = await reading.source(file);
  if (!source) return undefined;
  const { readK9sSkin } = await import("./k9s/skin.ts");
  const { theme, notes } = readK9sSkin(name, source.value);
  for (const { at, text, kind } of notes) reading.remark(file, source, at, text, { kind });
  if (notes.every(({ kind }) => kind !== "mistake")) {
    reading.remark(file, source, [], `taken over as theme ${name}`, { kind: "taken" });
  }
  return theme;
}
