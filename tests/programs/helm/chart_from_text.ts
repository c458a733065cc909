import type { Chart } from "../../../src/programs/helm/chart.ts";
import { chartFromFiles } from "../../../src/programs/helm/load_chart.ts";

/** A chart of these files; Chart.yaml may be left out. */
export function chartOf(files: Record<string, string>): Promise<Chart> {
  const all = { "Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n", ...files };
  return chartFromFiles(
    Object.entries(all).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })),
  );
}
