import { jsonOf } from "../../go_template/functions/json_text.ts";
import { JsonPathError, parseJsonPath, printJsonPath } from "../../kube/json_path.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { Flag } from "../flags.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { type Chart, chartDefinitions, ChartError, textOf } from "./chart.ts";
import { chartSourceFlags } from "./change_flags.ts";
import { chartRecord } from "./chart_record.ts";
import { findChart } from "./find_chart.ts";

const partFlags: readonly Flag[] = [
  ...chartSourceFlags,
  { name: "devel", kind: "bool", usage: "Versions that are still in development, too." },
];

type Part = "chart" | "values" | "readme" | "crds";

export const show: Program = {
  name: "show",
  aliases: ["inspect"],
  summary: "Print what is in a chart without installing it",
  usage: [],
  flags: [],
  programs: [
    partProgram("all", "Print Chart.yaml, values.yaml, README and CRDs of a chart", [
      "chart",
      "values",
      "readme",
      "crds",
    ]),
    partProgram("chart", "Print the Chart.yaml of a chart", ["chart"]),
    partProgram("crds", "Print the custom resource definitions that come with a chart", ["crds"]),
    partProgram("readme", "Print the README of a chart", ["readme"]),
    {
      ...partProgram("values", "Print the default values of a chart", ["values"]),
      flags: [...partFlags, {
        name: "jsonpath",
        kind: "string",
        usage: "Only what a JSONPath expression finds.",
      }],
    },
  ],
};

function partProgram(name: string, summary: string, parts: readonly Part[]): Program {
  return {
    name,
    summary,
    usage: ["[CHART] [flags]"],
    flags: partFlags,
    async run(call) {
      requireArguments(call, { least: 1, most: 1, usage: "[CHART] [flags]" });
      const { chart } = await findChart(call, call.args[0]!);
      const path = name === "values" ? call.flags.string("jsonpath") : "";
      await call.io.out(path ? foundValues(chart, path) : shownParts(chart, parts));
      return 0;
    },
  };
}

function foundValues({ values }: Chart, path: string): string {
  try {
    return printJsonPath(parseJsonPath(path), jsonOf(values));
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new ChartError(`error parsing jsonpath ${path}: ${error.message}`);
  }
}

function shownParts(chart: Chart, parts: readonly Part[]): string {
  const isAll = parts.length > 1;
  const line = isAll ? "---\n" : "";
  const show: Record<Part, () => string> = {
    chart: () => `${printYaml(chartRecord(chart)["metadata"] ?? null)}\n`,
    values: () =>
      line +
      chart.raw.filter(({ name }) => name === "values.yaml").map(({ data }) => `${textOf(data)}\n`).join(""),
    readme: () => {
      const readme = chart.files.find(({ name }) => /^readme(\.md|\.txt)?$/i.test(name));
      return readme ? `${line}${textOf(readme.data)}\n` : "";
    },
    crds: () =>
      chartDefinitions(chart).map(({ text }) => `${text.startsWith("---") ? "" : "---\n"}${text}\n`).join(""),
  };
  return parts.map((part) => show[part]()).join("");
}
