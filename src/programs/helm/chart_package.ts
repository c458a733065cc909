/** Packs a chart: a gzipped tar with one folder, which has the chart's name. Source: helm.sh/helm/v4, pkg/chart/v2/util/save.go. */
import { gzipSync } from "fflate";
import { packTar, type TarEntry } from "modern-tar";
import { jsonOf } from "../../go_template/functions/json_text.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { Chart } from "./chart.ts";
import { metadataRecord } from "./chart_record.ts";

/** `web-0.1.0.tgz`. */
export function packageName({ metadata: { name, version } }: Chart): string {
  return `${name}-${version}.tgz`;
}

/** @param timeMs of all files in it */
export async function packChart(chart: Chart, timeMs: number): Promise<Uint8Array> {
  const own: [string, Uint8Array][] = [["Chart.yaml", text(printYaml(metadataRecord(chart.metadata)))]];
  if (chart.lock) own.push(["Chart.lock", text(printYaml(jsonOf(chart.lock)))]);
  const others = chart.raw.filter(({ name }) => name !== "Chart.yaml" && name !== "Chart.lock")
    .map(({ name, data }): [string, Uint8Array] => [name, data]);
  const entries = [...own, ...others].map(([name, data]): TarEntry => ({
    header: {
      name: `${chart.metadata.name}/${name}`,
      size: data.length,
      type: "file",
      mode: 0o644,
      mtime: new Date(timeMs),
    },
    body: data,
  }));
  return gzipSync(await packTar(entries), { mtime: timeMs });
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
