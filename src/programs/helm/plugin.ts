/** `helm plugin …`: what lies in the folder of plug-ins. They are shown, not run. */
import { isJsonObject } from "../../kube/merge_type.ts";
import { parseYaml } from "../../kube/yaml.ts";
import type { Call, Program } from "../program.ts";
import { alignedTable } from "./aligned_table.ts";
import { textOf } from "./chart.ts";
import { helmPaths } from "./helm_paths.ts";

const list: Program = {
  name: "list",
  aliases: ["ls"],
  summary: "Plug-ins that Helm would find",
  usage: ["[flags]"],
  flags: [{ name: "type", kind: "string", usage: "Plug-ins of this type alone." }],
  async run(call) {
    const type = call.flags.string("type");
    const rows = (await installed(call)).filter((row) => type === "" || row[2] === type);
    const headers = ["NAME", "VERSION", "TYPE", "APIVERSION", "PROVENANCE", "SOURCE"];
    await call.io.out(`${alignedTable([headers, ...rows])}\n`);
    return 0;
  },
};

/** A folder without a plugin.yaml is none. */
async function installed({ io, flags }: Call): Promise<string[][]> {
  const { plugins } = helmPaths(io, flags);
  const folders = await io.machine.listFolder(plugins).catch(() => []);
  const rows: string[][] = [];
  for (const folder of folders.filter((name) => name.endsWith("/"))) {
    const text = await io.machine.readFile(`${plugins}/${folder}plugin.yaml`).then(textOf, () => undefined);
    const record = text === undefined ? undefined : parseYaml(text);
    if (!isJsonObject(record)) continue;
    const field = (key: string, absent: string) => typeof record[key] === "string" ? record[key] : absent;
    rows.push([
      field("name", ""),
      field("version", ""),
      field("type", "cli/v1"),
      field("apiVersion", "legacy"),
      "unsigned",
      field("sourceURL", "unknown"),
    ]);
  }
  return rows;
}

export const plugin: Program = {
  name: "plugin",
  summary: "List Helm plugins",
  description: "Plug-ins of Helm are shown, and not run.",
  usage: ["[command]"],
  flags: [],
  programs: [list],
};
