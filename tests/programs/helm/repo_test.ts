import assert from "node:assert/strict";
import { updateAll } from "../../../src/programs/helm/repo.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";
import { addRepository, testRepositoryLines } from "./repository_world.ts";

const url = "http://charts.example.org/stable";

testRepositoryLines([
  { line: addRepository, before: "", out: '"x" has been added to your repositories\n' },
  { line: addRepository, out: '"x" already exists with the same configuration, skipping\n' },
  {
    line: "repo add x http://other.example.org",
    code: 1,
    err: "Error: repository name (x) already exists, please specify a different name\n",
  },
  {
    line: `repo add x ${url} --username me --force-update`,
    out: '"x" has been added to your repositories\n',
  },
  { line: "repo add a/b http://other.example.org", code: 1, err: /contains '\/'/ },
  {
    line: "repo add y http://other.example.org",
    code: 1,
    err:
      'Error: looks like "http://other.example.org" is not a valid chart repository or cannot be reached: Get ' +
      '"http://other.example.org/index.yaml": nobody is there\n',
  },
  { line: "repo list", out: `NAME\tURL                             \nx   \t${url}\n` },
  { line: "repo list --no-headers", out: `x\t${url}\n` },
  { line: "repo list -o json", out: `[{"name":"x","url":"${url}"}]\n` },
  { line: "repo list", before: "", out: "", err: "no repositories to show\n" },
  {
    line: "repo update",
    out: /^Hang tight .*\n\.\.\.Successfully got an update from the "x" chart repository\nUpdate Complete/,
  },
  {
    line: "repo update nope",
    code: 1,
    err: "Error: no repositories found matching 'nope'.  Nothing will be updated\n",
  },
  {
    line: "repo update",
    before: "",
    code: 1,
    err: "Error: no repositories found. You must add one before updating\n",
  },
  { line: "repo remove x", out: '"x" has been removed from your repositories\n' },
  { line: "repo remove y", code: 1, err: 'Error: no repo named "y" found\n' },
  { line: "repo remove x", before: "", code: 1, err: "Error: no repositories configured\n" },
]);

Deno.test("who does not answer is named", async () => {
  const { io, output } = testIo();
  const call = { io, flags: { string: () => "" } } as unknown as Call;
  const failed = await updateAll(call, [{ name: "x", url, username: "", password: "" }]);
  assert.deepEqual(failed, [url]);
  assert.match(
    output.out,
    /^\.\.\.Unable to get an update from the "x" chart repository \(http.*\):\n\tGet /,
  );
});
