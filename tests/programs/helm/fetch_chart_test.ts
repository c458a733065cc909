import assert from "node:assert/strict";
import { entryUrl, fetchChart, notReachable } from "../../../src/programs/helm/fetch_chart.ts";
import { parseIndex } from "../../../src/programs/helm/repository_index.ts";
import type { Call } from "../../../src/programs/program.ts";
import { addRepository, testRepositoryLines } from "./repository_world.ts";

const url = "http://charts.example.org/stable";

testRepositoryLines([
  { line: "install a x/web", out: /STATUS: deployed/ },
  { line: `install a web --repo ${url} --version 0.1.0`, before: "", out: /STATUS: deployed/ },
  { line: `install a ${url}/web-0.2.0.tgz`, before: "", out: /STATUS: deployed/ },
  {
    line: `install a ${url}/nope.tgz`,
    before: "",
    code: 1,
    err: /failed to fetch .*nope.tgz : 404 Not Found\n$/,
  },
  {
    line: `install a web --repo ${url} --version 7`,
    before: "",
    code: 1,
    err: `Error: INSTALLATION FAILED: chart "web" version "7" not found in ${url} repository\n`,
  },
  {
    line: "install a web --repo http://b.example.org",
    before: "",
    code: 1,
    err: /looks like "http:\/\/b.example.org" is not a valid chart repository/,
  },
  {
    line: "install a nope",
    before: addRepository,
    code: 1,
    err: /non-absolute URLs should be in form of repo_name\/path_to_chart, got: nope\n$/,
  },
]);

Deno.test("addresses may be told from the repository's on", () => {
  const index = parseIndex(
    "apiVersion: v1\nentries: {web: [{version: 1.0.0, urls: [charts/web.tgz]}], db: [{version: 1.0.0}]}\n",
  );
  assert.equal(entryUrl(index, "web", "", "http://a.example.org/x"), "http://a.example.org/x/charts/web.tgz");
  assert.throws(() => entryUrl(index, "db", "", "http://a.example.org"), {
    message: 'chart "db" has no downloadable URLs',
  });
});

Deno.test("registries are not asked", async () => {
  const call = { flags: { string: () => "" } } as unknown as Call;
  await assert.rejects(
    fetchChart(call, { reference: "oci://a/b", version: "", repositoryUrl: "" }),
    /charts in registries cannot be fetched/,
  );
  assert.match(notReachable("http://a", "no"), /^looks like "http:\/\/a" .*: no$/);
});
