import assert from "node:assert/strict";
import { docker, refused } from "../scripted_engine.ts";

const MISSING = refused(404, "No such image: nginx:latest");

Deno.test("a missing image is pulled, and then the container is made", async () => {
  let times = 0;
  const { out, err, asked } = await docker("create --name web nginx", {
    "POST /containers/create": () => times++ ? { Id: "abc", Warnings: ["no swap"] } : MISSING,
    "POST /images/create": '{"status":"Status: Downloaded newer image for nginx:latest"}',
  });
  assert.equal(out, "abc\n");
  assert.equal(
    err,
    "Unable to find image 'nginx:latest' locally\nStatus: Downloaded newer image for nginx:latest\nWARNING: no swap\n",
  );
  assert.deepEqual(asked.map(({ line }) => line), [
    "POST /containers/create?name=web",
    "POST /images/create?fromImage=docker.io/library/nginx&tag=latest",
    "POST /containers/create?name=web",
  ]);
});

Deno.test("when to pull is the user's choice", async () => {
  const never = await docker("create --pull never nginx", { "POST /containers/create": MISSING });
  assert.deepEqual([never.code, never.err], [1, "Error response from daemon: No such image: nginx:latest\n"]);
  const always = await docker("create --pull always -q nginx", {
    "POST /containers/create": { Id: "abc" },
    "POST /images/create": '{"status":"x"}',
  });
  assert.deepEqual([always.asked[0]!.line, always.err], [
    "POST /images/create?fromImage=docker.io/library/nginx&tag=latest",
    "",
  ]);
  assert.equal(
    (await docker("create --pull foo x")).err,
    `docker: invalid pull option: 'foo': must be one of "always", "missing" or "never"\n\nRun 'docker create --help' for more information\n`,
  );
});
