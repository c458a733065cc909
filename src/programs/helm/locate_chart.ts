/** Where a chart lies that the command line names. Source: helm.sh/helm/v4, pkg/action/install.go, LocateChart. */
import type { Machine } from "../../machine/machine.ts";
import { ChartError } from "./chart.ts";

/** A path on this machine; charts of repositories are fetched by those who call. @throws {ChartError} in Helm's words */
export async function localChart(machine: Machine, name: string): Promise<string | undefined> {
  const path = name.trim();
  if (await machine.tree.facts(path)) return path;
  if (await isFolder(machine, path)) return path;
  if (path.startsWith("/") || path.startsWith(".")) {
    throw new ChartError(`path ${JSON.stringify(path)} not found`);
  }
  return undefined;
}

/** The name and chart of `helm install [NAME] CHART`. */
export function nameAndChart(
  args: readonly string[],
  { generatesName, nameTemplate }: { generatesName: boolean; nameTemplate: string },
): { name: string | undefined; chart: string } {
  if (args.length > 2) {
    throw new Error(`expected at most two arguments, unexpected arguments: ${args.slice(2).join(", ")}`);
  }
  const [first = "", second] = args;
  const isNamed = generatesName || nameTemplate !== "";
  if (second === undefined) return { name: undefined, chart: first };
  if (isNamed) throw new Error("cannot set --generate-name or --name-template flag with a NAME argument");
  return { name: first, chart: second };
}

/** The chart's name and the time: `--generate-name`. */
export function generatedName(path: string, nowMs: number): string {
  const base = path.replace(/\/+$/, "").split("/").at(-1)!.replace(/\.tgz$/, "");
  const name = base === "." || base === "" ? "chart" : base;
  return `${name}-${Math.floor(nowMs / 1000)}`;
}

async function isFolder(machine: Machine, path: string): Promise<boolean> {
  return await machine.listFolder(path).then((names) => names.length > 0, () => false);
}
