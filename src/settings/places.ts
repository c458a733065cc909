/** Where configuration is looked for. */
export interface SettingsPlaces {
  /** The file of settings. */
  readonly file: string;
  /** One file for each context. */
  readonly contextsFolder: string;
  /** k9s's folders: settings, and what it keeps for each context; the first that has a file counts. */
  readonly k9sFolders: readonly string[];
}

export interface PlacesMachine {
  env(name: string): string | undefined;
  readonly home: string;
  /** `$XDG_CONFIG_HOME/pequod`. */
  readonly configuration: string;
  readonly isMac: boolean;
}

/** `file`: named by `--config`. */
export function settingsPlaces(machine: PlacesMachine, file?: string): SettingsPlaces {
  return {
    file: file ?? `${machine.configuration}/config.yaml`,
    contextsFolder: `${machine.configuration}/contexts`,
    k9sFolders: k9sFolders(machine),
  };
}

// Source: k9s's README, "K9s Configuration": K9S_CONFIG_DIR has everything, else XDG's folders share it.
function k9sFolders({ env, home, isMac }: PlacesMachine): string[] {
  const own = env("K9S_CONFIG_DIR");
  if (own) return [own];
  const library = `${home}/Library/Application Support`;
  const configuration = env("XDG_CONFIG_HOME") || (isMac ? library : `${home}/.config`);
  const data = env("XDG_DATA_HOME") || (isMac ? library : `${home}/.local/share`);
  return [...new Set([`${configuration}/k9s`, `${data}/k9s`])];
}
