/** The chart that an argument means: on this machine, behind a URL, or in a repository. */
import type { Call } from "../program.ts";
import type { Chart } from "./chart.ts";
import { loadChart } from "./load_chart.ts";
import { localChart } from "./locate_chart.ts";
import { notLocal } from "./template.ts";

export interface FoundChart {
  readonly chart: Chart;
  /** Where it was found, for names that are made of it. */
  readonly path: string;
}

/** @throws {ChartError} in Helm's words */
export async function findChart({ io }: Call, name: string): Promise<FoundChart> {
  const path = await localChart(io.machine, name);
  if (path === undefined) throw notLocal(name);
  return { chart: await loadChart(io.machine, path), path };
}
