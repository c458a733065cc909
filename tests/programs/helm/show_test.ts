import assert from "node:assert/strict";
import { runHelm } from "./run_helm.ts";

const FILES = {
  "/c/Chart.yaml": "version: 0.1.0\nname: web\napiVersion: v2",
  "/c/values.yaml": "a: [1, 2] # two\n",
  "/c/README.md": "# Read me\n",
  "/c/crds/a.yaml": "kind: A\n",
};

Deno.test("show tells what a chart says of itself", async () => {
  const show = async (...argv: string[]) => (await runHelm(["show", ...argv], FILES)).out;
  const chart = "apiVersion: v2\nname: web\nversion: 0.1.0\n\n";
  assert.equal(await show("chart", "/c"), chart);
  assert.equal(await show("values", "/c"), "a: [1, 2] # two\n\n");
  assert.equal(await show("values", "/c", "--jsonpath", "{.a[1]}"), "2");
  assert.equal(await show("all", "/c"), `${chart}---\na: [1, 2] # two\n\n---\n# Read me\n\n---\nkind: A\n\n`);
  assert.equal((await runHelm(["show", "chart", "/nope"], FILES)).err, 'Error: path "/nope" not found\n');
});
