/** The user's settings, for the explorer and for the commands that talk of them. */
import { filesOf } from "../explorer/configuration.ts";
import type { Machine } from "../explorer/machine.ts";
import { type Loaded, loadSettings } from "../settings/load.ts";
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
export function readConfiguration(
  file: string,
  contexts: readonly { readonly name: string; readonly cluster: string }[],
  { exact = false, machine = realMachine }: { exact?: boolean; machine?: SettingsMachine } = {},
): Promise<Loaded> {
  return loadSettings({
    files: filesOf(machine),
    places: placesOf(file, machine),
    contexts,
    exact,
    isFileNamed: file !== "",
    skin: machine.env("K9S_SKIN"),
  });
}

/** Where memory is kept. */
export function memoryPath(machine: SettingsMachine = realMachine): string {
  return `${machine.folders.state}/memory.json`;
}
