/** Which theme the screen is drawn with, and how it is changed. */
import { chooseTheme, inverted } from "../terminal/choose_theme.ts";
import type { Theme } from "../terminal/theme.ts";
import { builtInThemes } from "../terminal/themes.ts";
import type { Command } from "./command.ts";
import type { Machine } from "../machine/machine.ts";
import type { Model } from "./model.ts";

/** What the screen looks like now; a theme that is being typed after `:theme` is shown at once. */
export function shownTheme(model: Model): Theme {
  const theme = chooseTheme(previewed(model) ?? model.theme, {
    isLight: model.isLightTerminal,
    own: model.settings.themes,
  });
  return model.isInverted ? invertedOf(theme) : theme;
}

/** All that can be typed after `:theme`. */
export function themeNames({ settings }: Model): string[] {
  return [
    ...new Set([
      "auto",
      ...builtInThemes.keys(),
      ...Object.keys(settings.themes),
      ...Object.keys(settings.skinFiles),
    ]),
  ];
}

/** A text says what is wrong. */
export function changeTheme(name: string | undefined, model: Model): readonly Command[] | string {
  const names = themeNames(model);
  if (name === undefined) return `which one? ${names.join(", ")}`;
  if (!names.includes(name)) return `there is no theme ${name}; known are ${names.join(", ")}`;
  const file = isLoaded(name, model) ? undefined : model.settings.skinFiles[name];
  if (file === undefined) return [{ type: "theme", name }];
  return [{
    type: "work",
    name: "theme",
    run: async (_port, tell, _signal, machine) =>
      tell([{ type: "theme", name, theme: await readSkin(name, file, machine) }]),
  }];
}

function isLoaded(name: string, { settings }: Model): boolean {
  return name === "auto" || builtInThemes.has(name) || Object.hasOwn(settings.themes, name);
}

function previewed(model: Model): string | undefined {
  const { prompt } = model;
  if (prompt?.purpose !== "command" || !/^(theme|skin)\s/.test(prompt.text)) return undefined;
  const lines = [prompt.text, prompt.suggestions[prompt.picked] ?? ""];
  return lines.map((line) => line.trim().split(/\s+/)[1]).find((name) =>
    name !== undefined && isLoaded(name, model)
  );
}

async function readSkin(name: string, file: string, machine: Machine): Promise<Theme> {
  const [{ readK9sSkin }, { readWithPlaces }, bytes] = await Promise.all([
    import("../settings/k9s/skin.ts"),
    import("../shapes/placed_source.ts"),
    machine.readFile(file),
  ]);
  return readK9sSkin(name, readWithPlaces(new TextDecoder().decode(bytes)).value).theme;
}

/** One for each theme: frames are drawn often. */
function invertedOf(theme: Theme): Theme {
  const known = invertedThemes.get(theme);
  if (known) return known;
  const made = inverted(theme);
  invertedThemes.set(theme, made);
  return made;
}

const invertedThemes = new WeakMap<Theme, Theme>();
