import assert from "node:assert/strict";
import { archiveFiles } from "../../../src/programs/helm/chart_archive.ts";
import { packageName, packChart } from "../../../src/programs/helm/chart_package.ts";
import { chartFromFiles } from "../../../src/programs/helm/load_chart.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("what is packed is the same chart when it is unpacked", async () => {
  const chart = await chartFromFiles([
    { name: "Chart.yaml", data: bytes("# a comment\nname: web\napiVersion: v2\nversion: 0.1.0\n") },
    { name: "values.yaml", data: bytes("# kept\na: 1\n") },
    { name: "templates/x.yaml", data: bytes("a: b\n") },
  ]);
  assert.equal(packageName(chart), "web-0.1.0.tgz");
  const files = await archiveFiles(await packChart(chart, 0));
  assert.deepEqual(files.map(({ name, data }) => [name, new TextDecoder().decode(data)]), [
    ["Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n"],
    ["values.yaml", "# kept\na: 1\n"],
    ["templates/x.yaml", "a: b\n"],
  ]);
});
