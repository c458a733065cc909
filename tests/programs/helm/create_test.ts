import assert from "node:assert/strict";
import { runHelm } from "./run_helm.ts";

const HERE = { "/here/x": "" };

Deno.test("create makes a chart that renders, and says what it writes anew", async () => {
  const first = await runHelm(["create", "web"], HERE);
  assert.deepEqual([first.code, first.out, first.err], [0, "Creating web\n", ""]);
  const made: Record<string, string> = {};
  for (
    const path of [
      "Chart.yaml",
      "values.yaml",
      ".helmignore",
      "templates/_helpers.tpl",
      "templates/NOTES.txt",
      "templates/tests/test-connection.yaml",
    ]
  ) {
    made[`/here/web/${path}`] = await first.io.readFile(`/here/web/${path}`);
  }
  assert.match(made["/here/web/Chart.yaml"]!, /^name: web$/m);
  const second = await runHelm(["create", "web"], made);
  assert.match(second.err, /^WARNING: File "\/here\/web\/Chart.yaml" already exists. Overwriting.\n/);
});

Deno.test("what can be no chart is refused", async () => {
  for (
    const [argv, err] of [
      [["create", "no good"], 'Error: chart name must match the regular expression "^[a-zA-Z0-9._-]+$"\n'],
      [["create", "nowhere/web"], "Error: stat /here/nowhere: no such file or directory\n"],
      [["create", "x"], "Error: file /here/x already exists and is not a directory\n"],
      [["create"], 'Error: "helm create" requires 1 argument\n\nUsage:  helm create NAME [flags]\n'],
    ] as const
  ) assert.equal((await runHelm(argv, HERE)).err, err);
});
