import type { Call, Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { chartSourceFlags } from "./change_flags.ts";
import { archiveFiles } from "./chart_archive.ts";
import { fetchChart } from "./fetch_chart.ts";
import { chartFromFiles } from "./load_chart.ts";

/** `helm pull`. */
export const pull: Program = {
  name: "pull",
  aliases: ["fetch"],
  summary: "Fetch a chart's archive from a repository, and unpack it if asked",
  description: "Writes a chart's archive, or what is in it, into a folder.",
  usage: ["[chart URL | repo/chartname] [...] [flags]"],
  flags: [
    ...chartSourceFlags,
    { name: "destination", short: "d", kind: "string", default: ".", usage: "The folder for the archive." },
    { name: "devel", kind: "bool", usage: "Versions that are still in development, too." },
    { name: "untar", kind: "bool", usage: "Unpack it instead of keeping the archive." },
    {
      name: "untardir",
      kind: "string",
      default: ".",
      usage: "With --untar: the folder for the chart's folder.",
    },
  ],
  async run(call) {
    const { args, flags, io } = call;
    requireArguments(call, { least: 1, usage: "[chart URL | repo/chartname] [...] [flags]" });
    for (const reference of args) {
      const wanted = { reference, version: flags.string("version"), repositoryUrl: flags.string("repo") };
      const { data, fileName } = await fetchChart(call, wanted);
      if (flags.bool("untar")) await unpack(call, data);
      else await io.machine.writeFile(within(flags.string("destination"), fileName), data, 0o644);
    }
    return 0;
  },
};

async function unpack({ flags, io }: Call, data: Uint8Array): Promise<void> {
  const files = await archiveFiles(data);
  const { metadata } = await chartFromFiles(files);
  const target = within(within(flags.string("destination"), flags.string("untardir")), metadata.name);
  if (await io.machine.listFolder(target).then((names) => names.length > 0, () => false)) {
    throw new Error(`failed to untar: a file or directory with the name ${target} already exists`);
  }
  for (const { name, data: content } of files) {
    await io.machine.writeFile(`${target}/${name}`, content, 0o644);
  }
}

function within(folder: string, name: string): string {
  return folder === "." ? name : name === "." ? folder : `${folder}/${name}`;
}
