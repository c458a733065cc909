/** The chart that an argument means: on this machine, behind a URL, or in a repository. */
import type { Call } from "../program.ts";
import type { Chart } from "./chart.ts";
import { archiveFiles } from "./chart_archive.ts";
import { fetchChart } from "./fetch_chart.ts";
import { chartFromFiles, loadChart } from "./load_chart.ts";
import { localChart } from "./locate_chart.ts";

export interface FoundChart {
  readonly chart: Chart;
  /** Where it was found, for names that are made of it. */
  readonly path: string;
}

/** By `--repo` and `--version`, where it is not on this machine. Rejects in Helm's words. */
export async function findChart(call: Call, name: string): Promise<FoundChart> {
  const { io, flags } = call;
  const repositoryUrl = flags.string("repo");
  const isRemote = repositoryUrl !== "" || /^(https?|oci):\/\//.test(name);
  const path = isRemote ? undefined : await localChart(io.machine, name);
  if (path !== undefined) return { chart: await loadChart(io.machine, path), path };
  const wanted = { reference: name, version: flags.string("version"), repositoryUrl };
  const { data } = await fetchChart(call, wanted);
  const chart = await chartFromFiles(await archiveFiles(data));
  return { chart, path: chart.metadata.name };
}
