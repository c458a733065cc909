import assert from "node:assert/strict";
import { addRepository, testRepositoryLines, withRepository } from "./repository_world.ts";

testRepositoryLines([
  {
    line: "pull x/nope",
    code: 1,
    err:
      `Error: chart "nope" matching  not found in x index. (try 'helm repo update'): no chart name found\n`,
  },
  {
    line: "pull x/web --version 5",
    code: 1,
    err: /matching 5 not found in x index.*no chart version found for web-5/,
  },
  { line: "pull y/web", code: 1, err: "Error: repo y not found\n" },
  { line: "pull", code: 1, err: /requires at least 1 argument/ },
]);

Deno.test("archives are written, or what is in them", () =>
  withRepository(async ({ helm, names, run }) => {
    await helm(
      addRepository,
      "pull x/web --version 0.1.0",
      "pull x/web -d down",
      "pull x/web --untar --untardir out",
    );
    assert.ok((await names(".")).includes("web-0.1.0.tgz"));
    assert.deepEqual(await names("down"), ["web-0.2.0.tgz"]);
    assert.deepEqual(await names("out/web"), ["Chart.yaml", "templates/", "values.yaml"]);
    assert.match((await run("pull x/web --untar --untardir out")).err, /failed to untar: .* already exists/);
  }));
