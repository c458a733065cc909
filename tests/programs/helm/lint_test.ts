import assert from "node:assert/strict";
import { runHelm } from "./run_helm.ts";

const FILES = {
  "/c/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0",
  "/c/values.yaml": "a: 1",
  "/c/templates/a.yaml": "kind: A\nmetadata: {name: x}\n",
};

Deno.test("lint tells chart by chart, and fails where one fails", async () => {
  const fine = await runHelm(["lint", "/c"], FILES);
  assert.equal(
    fine.out,
    "==> Linting /c\n[INFO] Chart.yaml: icon is recommended\n\n1 chart(s) linted, 0 chart(s) failed\n",
  );
  assert.equal(fine.code, 0);
  const both = await runHelm(["lint", "/c", "/nope"], FILES);
  assert.match(
    both.out,
    /==> Linting \/nope\nError unable to check Chart.yaml file in chart: stat \/nope\/Chart.yaml: no such file or directory\n/,
  );
  assert.deepEqual([both.code, both.err], [1, "Error: 2 chart(s) linted, 1 chart(s) failed\n"]);
});

Deno.test("warnings fail a strict judge, and quiet is without information", async () => {
  const files = { ...FILES, "/c/templates/a.yaml": "kind: A\nmetadata: {name: UPPER}\n" };
  assert.equal((await runHelm(["lint", "/c"], files)).code, 0);
  assert.equal((await runHelm(["lint", "/c", "--strict"], files)).code, 1);
  assert.doesNotMatch((await runHelm(["lint", "/c", "--quiet"], files)).out, /INFO/);
  assert.equal((await runHelm(["lint", "/c", "--quiet"], FILES)).out, "");
});
