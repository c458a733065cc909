/** `helm dependency …`. Source: helm.sh/helm/v4, pkg/cmd/dependency.go and pkg/action/dependency.go. */
import type { Call, Program } from "../program.ts";
import { alignedTable } from "./aligned_table.ts";
import { requireArguments } from "./argument_count.ts";
import { chartSourceFlags } from "./change_flags.ts";
import type { Chart, ChartDependency } from "./chart.ts";
import { isCompatible } from "./chart_dependencies.ts";
import { buildDependencies, updateDependencies } from "./dependency_update.ts";
import { loadChart } from "./load_chart.ts";

const list: Program = {
  name: "list",
  aliases: ["ls"],
  summary: "Print the charts that a chart depends on, and whether they are there",
  usage: ["CHART [flags]"],
  flags: [{ name: "max-col-width", kind: "int", default: 80, usage: "How wide a column may be." }],
  async run(call) {
    const path = call.args[0] ?? ".";
    const chart = await chartAt(call, path);
    const wanted = chart.metadata.dependencies;
    if (wanted.length === 0) {
      await call.io.out(`WARNING: no dependencies at ${path === "." ? "charts" : `${path}/charts`}\n`);
      return 0;
    }
    const rows = wanted.map((each) => [each.name, each.version, each.repository, statusOf(each, chart)]);
    const options = { mostColumns: call.flags.number("max-col-width")! };
    await call.io.out(`${alignedTable([["NAME", "VERSION", "REPOSITORY", "STATUS"], ...rows], options)}\n\n`);
    return 0;
  },
};

const fetching = chartSourceFlags.filter(({ name }) =>
  !["repo", "version", "pass-credentials"].includes(name)
);
const skipRefresh = { name: "skip-refresh", kind: "bool", usage: "Do not ask repositories anew." } as const;

const update: Program = {
  name: "update",
  aliases: ["up"],
  summary: "Choose versions as Chart.yaml allows, fetch them, and write Chart.lock",
  usage: ["CHART [flags]"],
  flags: [...fetching, skipRefresh],
  run: (call) => fetchInto(call, updateDependencies),
};

const build: Program = {
  name: "build",
  summary: "Fill charts/ with the versions that Chart.lock names",
  usage: ["CHART [flags]"],
  flags: [...fetching, skipRefresh],
  run: (call) => fetchInto(call, buildDependencies),
};

export const dependency: Program = {
  name: "dependency",
  aliases: ["dep", "dependencies"],
  summary: "Look after the charts that a chart depends on",
  description: "The charts that a chart needs: those that its Chart.yaml names, in the folder charts/.",
  usage: ["[command]"],
  flags: [],
  programs: [build, list, update],
};

async function fetchInto(call: Call, action: (call: Call, path: string) => Promise<void>): Promise<number> {
  requireArguments(call, { least: 0, most: 1, usage: "CHART [flags]" });
  const path = (call.args[0] ?? ".").replace(/(?<=.)\/+$/, "");
  await chartAt(call, path);
  await action(call, path);
  return 0;
}

async function chartAt({ io: { machine } }: Call, path: string): Promise<Chart> {
  const isThere = await machine.tree.facts(path) ??
    await machine.listFolder(path).then((names) => names.length > 0 || undefined, () => undefined);
  if (!isThere) throw new Error(`stat ${path}: no such file or directory`);
  return await loadChart(machine, path);
}

function statusOf({ name, version }: ChartDependency, chart: Chart): string {
  const packed = chart.raw.filter(({ name: file }) =>
    file.startsWith(`charts/${name}-`) && file.endsWith(".tgz")
  );
  if (packed.length > 1) return "too many matches";
  const found = chart.dependencies.find(({ metadata }) => metadata.name === name);
  if (!found) return "missing";
  if (version && !isCompatible(version, found.metadata.version)) return "wrong version";
  return packed.length === 1 ? "ok" : "unpacked";
}
