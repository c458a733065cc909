/** The user's settings, for the explorer and for the commands that talk of them. */
import { filesOf } from "../explorer/configuration.ts";
import type { Machine } from "../machine/machine.ts";
import { defaultSettings } from "../settings/settings.ts";
import type { Loaded, SettingsFiles } from "../settings/load.ts";
import { type SettingsPlaces, settingsPlaces } from "../settings/places.ts";
import { realMachine } from "./real_machine.ts";

/** What settings need of a machine. */
export type SettingsMachine = Pick<Machine, "env" | "home" | "folders" | "readFile" | "listFolder">;

/** Where this machine's settings are; `file` is what `--config` names. */
export function placesOf(file: string, machine: SettingsMachine = realMachine): SettingsPlaces {
  return settingsPlaces({
    env: (name) => machine.env(name),
    home: machine.home,
    configuration: machine.folders.configuration,
    isMac: Deno.build.os === "darwin",
  }, file || undefined);
}

/** Reads them; `file` is what `--config` names, `exact` gives every remark its line. */
export async function readConfiguration(
  file: string,
  contexts: readonly { readonly name: string; readonly cluster: string }[],
  { exact = false, machine = realMachine }: { exact?: boolean; machine?: SettingsMachine } = {},
): Promise<Loaded> {
  const [places, files, skin] = [placesOf(file, machine), filesOf(machine), machine.env("K9S_SKIN")];
  const isFileNamed = file !== "";
  // Most have no file: for them the first frame need not wait for what reads files.
  if (!isFileNamed && !skin && !await hasAny(places, files)) return asItComes;
  const { loadSettings } = await import("../settings/load.ts");
  return await loadSettings({ files, places, contexts, exact, isFileNamed, skin });
}

const asItComes: Loaded = { settings: defaultSettings, origins: new Map(), remarks: [], read: [] };

async function hasAny(
  { file, contextsFolder, k9sFolders }: SettingsPlaces,
  files: SettingsFiles,
): Promise<boolean> {
  const [text, ...folders] = await Promise.all([
    // What is there and cannot be read has to be told.
    files.read(file).catch(() => ""),
    ...[contextsFolder, ...k9sFolders].map((folder) => files.list(folder)),
  ]);
  return text !== undefined || folders.some((names) => names.length > 0);
}

/** Where memory is kept. */
export function memoryPath(machine: SettingsMachine = realMachine): string {
  return `${machine.folders.state}/memory.json`;
}
