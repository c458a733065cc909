import assert from "node:assert/strict";
import { docker, refused } from "../scripted_engine.ts";

const lines = [
  { status: "Pulling from library/nginx", id: "latest" },
  { status: "Pull complete", progressDetail: {}, id: "aaa" },
  { status: "Digest: sha256:1" },
  { status: "Status: Downloaded newer image for nginx:latest" },
].map((line) => JSON.stringify(line)).join("\r\n");

Deno.test("a pull tells its steps and the full name", async () => {
  const { out, asked } = await docker("pull nginx", { "POST /images/create": lines });
  assert.equal(
    out,
    "Using default tag: latest\nlatest: Pulling from library/nginx\naaa: Pull complete\nDigest: sha256:1\n" +
      "Status: Downloaded newer image for nginx:latest\ndocker.io/library/nginx:latest\n",
  );
  assert.equal(asked[0]!.line, "POST /images/create?fromImage=docker.io/library/nginx&tag=latest");
  assert.ok(asked[0]!.headers["X-Registry-Auth"]);
});

Deno.test("quietly, only the name", async () => {
  assert.equal((await docker("pull -q a/b:1", { "POST /images/create": lines })).out, "docker.io/a/b:1\n");
});

Deno.test("what cannot be pulled is told", async () => {
  const denied = "pull access denied for ngnix, repository does not exist or may require 'docker login'";
  const { out, err, code } = await docker("pull ngnix", { "POST /images/create": refused(404, denied) });
  assert.deepEqual([out, err, code], [
    "Using default tag: latest\n",
    `Error response from daemon: ${denied}\n`,
    1,
  ]);
  assert.equal((await docker("pull -a a:b")).err, "tag can't be used with --all-tags/-a\n");
});
