import { clean } from "../../go_template/functions/paths.ts";
import type { Program } from "../program.ts";
import { chartSourceFlags } from "./change_flags.ts";
import { isVersion } from "./chart_metadata.ts";
import { packageName, packChart } from "./chart_package.ts";
import { checkDependencies } from "./chart_dependencies.ts";
import { updateDependencies } from "./dependency_update.ts";
import { loadChart } from "./load_chart.ts";

/** `helm package`. */
export const packageCharts: Program = {
  name: "package",
  summary: "Put a chart's folder into an archive with its version",
  description: "Writes an archive of each chart, named after the chart and its version.",
  usage: ["[CHART_PATH] [...] [flags]"],
  flags: [
    { name: "app-version", kind: "string", usage: "The appVersion that the archive says." },
    { name: "dependency-update", short: "u", kind: "bool", usage: "Fetch the dependencies first." },
    { name: "destination", short: "d", kind: "string", default: ".", usage: "The folder for the archive." },
    { name: "version", kind: "string", usage: "The version that the archive says." },
    ...chartSourceFlags.filter(({ name }) =>
      !["version", "repo", "verify", "pass-credentials", "devel"].includes(name)
    ),
  ],
  async run(call) {
    const { args, flags, io } = call;
    if (args.length === 0) throw new Error("need at least one argument, the path to the chart");
    for (const path of args) {
      if (!await isThere(call.io.machine, path)) throw new Error(`stat ${path}: no such file or directory`);
      if (flags.bool("dependency-update")) await updateDependencies(call, path);
      const chart = await loadChart(io.machine, path);
      const { metadata } = chart;
      if (flags.string("version")) {
        if (!isVersion(flags.string("version"))) throw new Error("invalid semantic version");
        metadata.version = flags.string("version");
      }
      if (flags.string("app-version")) metadata.appVersion = flags.string("app-version");
      checkDependencies(chart);
      const folder = flags.string("destination");
      const name = packageName(chart);
      const target = folder === "." ? `${io.machine.workingFolder}/${name}` : clean(`${folder}/${name}`);
      await io.machine.writeFile(target, await packChart(chart, io.now()), 0o644);
      await io.out(`Successfully packaged chart and saved it to: ${target}\n`);
    }
    return 0;
  },
};

async function isThere(
  { tree, listFolder }: {
    tree: { facts(path: string): Promise<unknown> };
    listFolder(path: string): Promise<string[]>;
  },
  path: string,
): Promise<boolean> {
  return await tree.facts(path) !== undefined ||
    await listFolder(path).then(({ length }) => length > 0, () => false);
}
