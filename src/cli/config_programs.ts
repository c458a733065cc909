/** `pequod config …` about Pequod's own settings; beside them stand kubectl's, about the kubeconfig. */
import { pathText } from "../shapes/check.ts";
import { mistakes, type Origin, type Remark } from "../settings/layer.ts";
import type { Loaded } from "../settings/load.ts";
import { report } from "../settings/report.ts";
import { type Flag, UsageError } from "../programs/flags.ts";
import { exploreFlags } from "./explore_flags.ts";
import type { Call, Program } from "../programs/program.ts";
import { memoryPath, placesOf, readConfiguration, type SettingsMachine } from "./configuration.ts";
import { realMachine } from "./real_machine.ts";

const configFlag = exploreFlags.filter(({ name }) => name === "config");

const schema: Program = {
  name: "schema",
  summary: "Print the JSON Schema of Pequod's config.yaml",
  usage: [""],
  flags: [],
  examples: [["For an editor", "pequod config schema > ~/.config/pequod/schema.json"]],
  async run({ io }) {
    const { settingsSchema } = await import("../settings/json_schema.ts");
    await io.out(`${JSON.stringify(settingsSchema(), null, 2)}\n`);
    return 0;
  },
};

const check: Program = {
  name: "check",
  summary: "Say what is wrong in Pequod's settings, with file, line and column",
  usage: ["[FILE]"],
  flags: configFlag,
  examples: [["Before it is used", "pequod config check new.yaml"]],
  async run(call) {
    const loaded = await loadedBy(call, call.args[0]);
    await printReport(call, loaded, false);
    return mistakes(loaded.remarks).length > 0 ? 1 : 0;
  },
};

const reportFlag: Flag = {
  name: "report",
  kind: "bool",
  usage: "Every value, also those that were taken over.",
};

const importProgram: Program = {
  name: "import",
  summary: "Say what is taken over from k9s's files, and what cannot be",
  description:
    "Say what is taken over from k9s's files, and what cannot be. Nothing has to be imported: k9s's files are read\n" +
    "at every start, below Pequod's own, and never written. k9s: ignore in config.yaml leaves them alone.",
  usage: ["[--report]"],
  flags: [reportFlag, ...configFlag],
  async run(call) {
    await printReport(call, await loadedBy(call), call.flags.bool("report"));
    return 0;
  },
};

const paths: Program = {
  name: "paths",
  summary: "Print every place where settings, memory and k9s's files are looked for",
  usage: [""],
  flags: configFlag,
  async run(call) {
    const places = placesOf(call.flags.string("config"));
    const { folders } = realMachine;
    const rows: [string, string][] = [
      ["settings", places.file],
      ["for a context", `${places.contextsFolder}/NAME.yaml`],
      ...places.k9sFolders.map((folder): [string, string] => ["k9s", folder]),
      ["memory", memoryPath()],
      ["state", folders.state],
      ["cache", folders.cache],
    ];
    for (const [name, path] of rows) {
      const isThere = await exists(path);
      await call.io.out(`${name.padEnd(15)}${path}${isThere ? "" : "  (not there)"}\n`);
    }
    return 0;
  },
};

const show: Program = {
  name: "show",
  summary: "Print the settings that count, each with the file that it comes from",
  usage: [""],
  flags: configFlag,
  async run(call) {
    const { settings, origins } = await loadedBy(call);
    const { skinFiles: _, ...shown } = settings;
    await call.io.out(valueLines(shown, [], origins).map((line) => `${line}\n`).join(""));
    return 0;
  },
};

const keys: Program = {
  name: "keys",
  summary: "Print every key as it is now, in the form that config.yaml takes",
  usage: [""],
  flags: configFlag,
  async run(call) {
    const { settings } = await loadedBy(call);
    const { keyMapText } = await import("../explorer/key_catalogue.ts");
    await call.io.out(keyMapText(settings));
    return 0;
  },
};

/** The same by k9s's name. */
export const info: Program = { ...paths, name: "info" };

/** To be put beside kubectl's own. */
export const configPrograms: readonly Program[] = [schema, check, paths, show, keys, importProgram];

/** For `doctor`: everything that was read, and what is wrong with it. */
export async function examineConfiguration(
  call: Call,
): Promise<{ loaded: Loaded; problems: readonly Remark[] }> {
  const loaded = await loadedBy(call, "");
  return { loaded, problems: mistakes(loaded.remarks) };
}

async function loadedBy(call: Call, file = call.flags.string("config")): Promise<Loaded> {
  if (call.args.length > 1) throw new UsageError(`unexpected arguments: ${call.args.slice(1).join(" ")}`);
  const config = await call.kubeconfig().catch(() => undefined);
  const contexts = [...config?.contexts.values() ?? []].map(({ name, settings }) => ({
    name,
    cluster: settings.cluster ?? "",
  }));
  const loaded = await readConfiguration(file, contexts, { exact: true, machine: machineOf(call) });
  const { keyRemarks } = await import("../explorer/key_catalogue.ts");
  return { ...loaded, remarks: [...loaded.remarks, ...keyRemarks(loaded)] };
}

/** The machine as the call sees it. */
function machineOf({ io }: Call): SettingsMachine {
  const home = io.env("HOME") ?? io.env("USERPROFILE") ?? "";
  const folder = (variable: string, otherwise: string): string =>
    `${io.env(variable) || `${home}/${otherwise}`}/pequod`;
  return {
    env: (name) => io.env(name),
    home,
    folders: {
      state: folder("XDG_STATE_HOME", ".local/state"),
      configuration: folder("XDG_CONFIG_HOME", ".config"),
      cache: folder("XDG_CACHE_HOME", ".cache"),
    },
    readFile: async (path) => new TextEncoder().encode(await io.readFile(path)),
    listFolder: (path) => realMachine.listFolder(path),
  };
}

async function printReport(call: Call, loaded: Loaded, taken: boolean): Promise<void> {
  await call.io.out(report(loaded, { taken }).map(({ text }) => `${text}\n`).join(""));
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path.replace(/\/NAME\.yaml$/, ""));
    return true;
  } catch {
    return false;
  }
}

/** `logs.tail: 5  # /home/ahab/.config/pequod/config.yaml:3`, one a line. */
function valueLines(value: unknown, path: readonly string[], origins: ReadonlyMap<string, Origin>): string[] {
  const name = pathText(path);
  const origin = origins.get(path.join("."));
  const isLeaf = typeof value !== "object" || value === null || Array.isArray(value) ||
    origin !== undefined ||
    Object.keys(value).length === 0;
  if (!isLeaf) {
    return Object.entries(value).flatMap(([key, inner]) => valueLines(inner, [...path, key], origins));
  }
  const named = Array.isArray(value) && (path[0] === "hotkeys" || path[0] === "plugins") && value.length > 0;
  if (named) {
    return value.flatMap((item) =>
      valueLines(item, [...path, item[path[0] === "hotkeys" ? "key" : "name"]], origins)
    );
  }
  const from = origin ? `${origin.file}${origin.line > 0 ? `:${origin.line}` : ""}` : "as it comes";
  return [`${name}: ${JSON.stringify(value)}  # ${from}`];
}
