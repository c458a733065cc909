import assert from "node:assert/strict";
import { docker, refused } from "../scripted_engine.ts";

Deno.test("tags are given by their full name", async () => {
  const { asked } = await docker("tag nginx mine:2", { "POST /images/nginx/tag": "" });
  assert.equal(asked[0]!.line, "POST /images/nginx/tag?repo=docker.io/library/mine&tag=2");
  assert.equal(
    (await docker("tag A b")).err,
    'Error parsing reference: "A" is not a valid repository/tag: invalid reference format: repository name (library/A) must be lowercase\n',
  );
});

Deno.test("removed images are listed, what is not there is told", async () => {
  const answers = {
    "DELETE /images/nginx": [{ Untagged: "nginx:latest" }, { Deleted: "sha256:1" }],
    "DELETE /images/none": refused(404, "No such image: none:latest"),
  };
  const { code, out, err } = await docker("rmi none nginx", answers);
  assert.deepEqual([code, out, err], [
    1,
    "Untagged: nginx:latest\nDeleted: sha256:1\n",
    "Error response from daemon: No such image: none:latest\n",
  ]);
  assert.equal((await docker("rmi -f none", answers)).code, 0);
});

Deno.test("a push that is denied ends with the registry's words", async () => {
  const denied =
    '{"status":"Preparing","id":"a","progressDetail":{}}\n{"errorDetail":{"message":"denied"},"error":"denied"}\n';
  const { code, out, err } = await docker("push mine", {
    "POST /images/docker.io/library/mine/push": denied,
  });
  assert.deepEqual([code, out, err], [1, "Using default tag: latest\na: Preparing\n", "denied\n"]);
});

Deno.test("what is found stands in the order of its stars", async () => {
  const found = [
    { name: "b", description: "x".repeat(60), star_count: 1, is_official: false },
    { name: "a", description: "A\nB", star_count: 5, is_official: true },
  ];
  const { out } = await docker("search x", { "GET /images/search": found });
  assert.deepEqual(out.split("\n").map((line) => line.split(/ {2,}/)), [
    ["NAME", "DESCRIPTION", "STARS", "OFFICIAL"],
    ["a", "A B", "5", "[OK]"],
    ["b", `${"x".repeat(44)}…`, "1", ""],
    [""],
  ]);
});
