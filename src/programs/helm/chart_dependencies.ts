/** Charts in a chart: which of them are wanted, under which names, and what of their values the outer one takes. */
import { goText } from "../../go_template/format.ts";
import { deepCopy } from "../../go_template/functions/dictionaries.ts";
import { parseConstraint, parseVersion } from "../../go_template/functions/semantic_version.ts";
import { FunctionError } from "../../go_template/template_error.ts";
import { type GoMap, type GoValue, isMap } from "../../go_template/value.ts";
import { type Chart, type ChartDependency, ChartError, copyChart } from "./chart.ts";
import { coalesceTables, coalesceValues } from "./coalesce_values.ts";
import { tableAt, valueAt } from "./values.ts";

/** A copy of the chart with conditions, tags, aliases and imported values put into effect. */
export function withDependencies(
  chart: Chart,
  values: GoMap,
  warn: (text: string) => void = () => {},
): Chart {
  const copy = copyChart(chart);
  enable(copy, values, "", warn);
  importValues(copy, warn);
  return copy;
}

/** @throws {ChartError} where Chart.yaml names charts that are not there */
export function checkDependencies(chart: Chart): void {
  const missing = chart.metadata.dependencies.map(({ name }) => name)
    .filter((name) => !chart.dependencies.some(({ metadata }) => metadata.name === name));
  if (missing.length === 0) return;
  throw new ChartError(
    "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch " +
      `missing dependencies: found in Chart.yaml, but missing in charts/ directory: ${missing.join(", ")}`,
  );
}

export function isCompatible(constraint: string, version: string): boolean {
  try {
    return parseConstraint(constraint)(parseVersion(version));
  } catch (error) {
    if (error instanceof FunctionError) return false;
    throw error;
  }
}

function enable(chart: Chart, values: GoMap, path: string, warn: (text: string) => void): void {
  const wanted = chart.metadata.dependencies;
  if (wanted.length === 0) return;
  const isNamed = (one: Chart) => wanted.some((want) => isThat(one, want));
  const charts = chart.dependencies.filter((one) => !isNamed(one));
  for (const want of wanted) {
    const found = chart.dependencies.find((one) => isThat(one, want));
    if (found) {
      const named = copyChart(found, chart);
      if (want.alias) named.metadata.name = want.alias;
      charts.push(named);
    }
    if (want.alias) want.name = want.alias;
  }
  chart.dependencies = charts;
  const complete = coalesceValues(chart, values, { warn });
  for (const want of wanted) want.enabled = isEnabled(want, complete, path);
  const off = new Set(wanted.filter(({ enabled }) => !enabled).map(({ name }) => name));
  chart.metadata.dependencies = wanted.filter(({ name }) => !off.has(name));
  chart.dependencies = charts.filter(({ metadata }) => !off.has(metadata.name));
  for (const inner of chart.dependencies) enable(inner, complete, `${path}${inner.metadata.name}.`, warn);
}

function isThat(chart: Chart, { name, version }: ChartDependency): boolean {
  return chart.metadata.name === name && isCompatible(version, chart.metadata.version);
}

/** The first condition that is said decides, then the tags. */
function isEnabled({ tags, condition }: ChartDependency, values: GoMap, path: string): boolean {
  for (const one of condition.trim().split(",").filter(Boolean)) {
    const said = valueAt(values, path + one)?.value;
    if (typeof said === "boolean") return said;
  }
  const table = isMap(values["tags"]) ? values["tags"] : {};
  const said = tags.map((tag) => table[tag]).filter((value) => typeof value === "boolean");
  return said.includes(true) || !said.includes(false);
}

/** From the innermost chart outwards. */
function importValues(chart: Chart, warn: (text: string) => void): void {
  for (const inner of chart.dependencies) importValues(inner, warn);
  if (chart.metadata.dependencies.length === 0) return;
  const complete = coalesceValues(chart, {}, { keepsNulls: true, warn });
  let imported: GoMap = {};
  for (const { name, importValues } of chart.metadata.dependencies) {
    for (const { child, parent } of importValues.flatMap(importOf)) {
      const table = tableAt(complete, `${name}.${child}`);
      if (table) imported = coalesceTables(imported, placed(parent, table), { keepsNulls: true, warn });
    }
  }
  chart.values = coalesceTables(deepCopy(complete) as GoMap, imported, { keepsNulls: true, warn });
}

function importOf(value: GoValue): { child: string; parent: string }[] {
  if (typeof value === "string") return [{ child: `exports.${value}`, parent: "." }];
  return isMap(value) ? [{ child: goText(value["child"]), parent: goText(value["parent"]) }] : [];
}

function placed(path: string, table: GoMap): GoMap {
  if (path === ".") return table;
  return path.split(".").reduceRight<GoMap>((inner, name) => ({ [name]: inner }), table);
}
