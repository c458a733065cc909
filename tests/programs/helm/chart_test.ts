import assert from "node:assert/strict";
import { chartDefinitions, chartPath, copyChart } from "../../../src/programs/helm/chart.ts";
import { chartOf } from "./chart_from_text.ts";

Deno.test("a chart in a chart has a path of both, also in a copy that is changed", async () => {
  const chart = await chartOf({
    "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
    "charts/db/crds/a.yaml": "kind: A",
    "crds/b.json": "{}",
    "crds/notes.txt": "no",
  });
  const copy = copyChart(chart);
  copy.dependencies[0]!.metadata.name = "store";
  assert.equal(chartPath(copy.dependencies[0]!), "web/charts/store");
  assert.equal(chartPath(chart.dependencies[0]!), "web/charts/db");
  assert.deepEqual(chartDefinitions(chart).map(({ path }) => path), [
    "web/crds/b.json",
    "web/charts/db/crds/a.yaml",
  ]);
});
