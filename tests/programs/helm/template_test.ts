import assert from "node:assert/strict";
import { globalFlags } from "../../../src/programs/helm/global_flags.ts";
import { template } from "../../../src/programs/helm/template.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { noFiles, testIo } from "../test_io.ts";

const FILES = {
  "/c/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0",
  "/c/templates/a.yaml": "kind: A\nname: {{ .Release.Name }}-{{ .Release.Namespace }}\n",
  "/c/templates/b.yaml": "kind: B\nx: {{ .Values.x }}\n",
};

async function run(...argv: string[]) {
  const { io, output } = testIo({ files: FILES });
  const code = await runProgram(template, argv, {
    io,
    connect: () => Promise.reject(new Error("no cluster")),
    kubeconfig: () => Promise.reject(new Error("no kubeconfig")),
    kubeconfigFiles: noFiles,
    globalFlags,
    errorText: (error) => `Error: ${(error as Error).message}`,
  });
  return { code, ...output };
}

Deno.test("template shows what a chart makes, or parts of it", async () => {
  const all =
    "---\n# Source: web/templates/a.yaml\nkind: A\nname: r-sea\n\n---\n# Source: web/templates/b.yaml\nkind: B\nx: 5\n";
  assert.deepEqual(await run("r", "/c", "-n", "sea", "--set", "x=5"), { code: 0, out: all, err: "" });
  const part = "---\n# Source: web/templates/b.yaml\nkind: B\nx:\n\n";
  assert.equal((await run("r", "/c", "-s", "templates/b*")).out, part);
});

Deno.test("what cannot be rendered is told, and nothing is shown", async () => {
  for (
    const [argv, err] of [
      [["r", "/nope"], 'Error: path "/nope" not found\n'],
      [["Bad", "/c"], /^Error: release name check failed: /],
      [["r", "/c", "-s", "nope"], "Error: could not find template nope in chart\n"],
      [["r", "web"], "Error: non-absolute URLs should be in form of repo_name/path_to_chart, got: web\n"],
    ] as const
  ) {
    const outcome = await run(...argv);
    assert.deepEqual([outcome.code, outcome.out], [1, ""]);
    if (typeof err === "string") assert.equal(outcome.err, err);
    else assert.match(outcome.err, err);
  }
});
