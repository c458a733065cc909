import assert from "node:assert/strict";
import { loadChart } from "../../../src/programs/helm/load_chart.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { chartOf } from "./chart_from_text.ts";

function machineWith(files: Record<string, string>): FakeMachine {
  const machine = new FakeMachine();
  for (const [path, text] of Object.entries(files)) machine.files.set(path, text);
  return machine;
}

Deno.test("a folder is read without what .helmignore names", async () => {
  const chart = await loadChart(
    machineWith({
      "/c/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0",
      "/c/.helmignore": "*.bak\nsecret/",
      "/c/values.yaml": "a: 1",
      "/c/old.bak": "",
      "/c/secret/key": "",
      "/c/templates/a.yaml": "x: y",
      "/c/readme.md": "",
    }),
    "/c",
  );
  assert.deepEqual(chart.templates.map(({ name }) => name), ["templates/a.yaml"]);
  assert.deepEqual(chart.files.map(({ name }) => name), [".helmignore", "readme.md"]);
  assert.deepEqual(chart.values, { a: 1 });
});

Deno.test("what is no chart is told as Helm tells it", async () => {
  const machine = machineWith({ "/empty/a": "", "/values.yaml": "a: 1", "/note": "hello" });
  for (
    const [path, message] of [
      ["/nope", 'path "/nope" not found'],
      ["/empty", "Chart.yaml file is missing"],
      ["/values.yaml", "file '/values.yaml' seems to be a YAML file, but expected a gzipped archive"],
      ["/note", "file '/note' does not appear to be a gzipped archive; got 'application/octet-stream'"],
    ] as const
  ) await assert.rejects(loadChart(machine, path), { name: "ChartError", message });
  await assert.rejects(chartOf({ "charts/db/values.yaml": "" }), {
    message: "error unpacking subchart db in web: Chart.yaml file is missing",
  });
});
