import assert from "node:assert/strict";
import { chartRecord } from "../../../src/programs/helm/chart_record.ts";
import { chartFromFiles } from "../../../src/programs/helm/load_chart.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("a chart is kept without what is empty, its files in base64", async () => {
  const chart = await chartFromFiles([
    { name: "Chart.yaml", data: bytes("apiVersion: v2\nname: web\nversion: 0.1.0\nkeywords: [a]\n") },
    { name: "values.yaml", data: bytes("size: 1\n") },
    { name: "templates/a.yaml", data: bytes("a: b\n") },
    { name: "README.md", data: bytes("Hi") },
  ]);
  assert.deepEqual(chartRecord(chart), {
    metadata: { name: "web", version: "0.1.0", keywords: ["a"], apiVersion: "v2" },
    lock: null,
    templates: [{ name: "templates/a.yaml", data: btoa("a: b\n") }],
    values: { size: 1 },
    schema: null,
    files: [{ name: "README.md", data: btoa("Hi") }],
  });
});
