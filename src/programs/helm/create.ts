import type { Io } from "../io.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { ChartError } from "./chart.ts";
import { starterChart } from "./starter_chart.ts";

export const create: Program = {
  name: "create",
  summary: "Begin a chart: a folder with everything that one needs",
  description: `Makes a folder with the files of a chart that can be installed as it is:

    foo/
    ├── .helmignore   # What is left out when the chart is packaged
    ├── Chart.yaml    # What the chart is
    ├── values.yaml   # What can be set, with defaults
    ├── charts/       # Charts that this one needs
    └── templates/    # What the manifests are made from
        └── tests/    # What 'helm test' runs

NAME may be a path. Files that are there already are written anew, all others stay.`,
  usage: ["NAME [flags]"],
  flags: [{
    name: "starter",
    short: "p",
    kind: "string",
    usage: "A chart to begin with instead: its name, or an absolute path.",
  }],
  async run(call) {
    requireArguments(call, { least: 1, most: 1, usage: "NAME [flags]" });
    const { io, args: [path = ""], flags } = call;
    const name = path.replace(/\/+$/, "").split("/").at(-1)!;
    await io.out(`Creating ${path}\n`);
    if (!/^[a-zA-Z0-9._-]+$/.test(name)) {
      throw new ChartError('chart name must match the regular expression "^[a-zA-Z0-9._-]+$"');
    }
    const folder = path.startsWith("/") ? path : `${io.machine.workingFolder}/${path}`;
    const parent = folder.slice(0, folder.lastIndexOf("/")) || "/";
    await requireFolder(io, parent);
    const facts = await io.machine.tree.facts(folder);
    if (facts && facts.kind !== "folder") {
      throw new ChartError(`file ${folder} already exists and is not a directory`);
    }
    const starter = flags.string("starter");
    await write(io, folder, starter ? await starterFiles(io, starter, name) : starterChart(name));
    await io.machine.tree.makeFolder(`${folder}/charts`);
    return 0;
  },
};

async function requireFolder(io: Io, path: string): Promise<void> {
  const facts = await io.machine.tree.facts(path);
  if (!facts) throw new ChartError(`stat ${path}: no such file or directory`);
  if (facts.kind === "file") throw new ChartError(`no such directory ${path}`);
}

async function write(io: Io, folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    const full = `${folder}/${path}`;
    if (await io.machine.tree.facts(full)) {
      await io.err(`WARNING: File ${JSON.stringify(full)} already exists. Overwriting.\n`);
    }
    await io.machine.writeFile(full, new TextEncoder().encode(text), 0o644);
  }
}

/** The starter's files, in which `<CHARTNAME>` stands for the name. */
async function starterFiles(io: Io, starter: string, name: string): Promise<Map<string, string>> {
  const data = io.env("HELM_DATA_HOME") ||
    `${io.env("XDG_DATA_HOME") || `${io.machine.home}/.local/share`}/helm`;
  const root = starter.startsWith("/") ? starter : `${data}/starters/${starter}`;
  const { folderFiles } = await import("./load_chart.ts");
  const files = await folderFiles(io.machine, root).catch(() => []);
  const metadata = files.find((file) => file.name === "Chart.yaml");
  if (!metadata) throw new ChartError(`could not load ${root}: stat ${root}: no such file or directory`);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll("<CHARTNAME>", name);
  return new Map(files.map((file) => [
    file.name,
    file === metadata ? text(file.data).replace(/^name:.*$/m, `name: ${name}`) : text(file.data),
  ]));
}
