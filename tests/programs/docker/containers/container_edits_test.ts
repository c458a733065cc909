import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

Deno.test("update sends what is given, and prints names and warnings", async () => {
  const { out, asked } = await docker("update -m 512m --cpus 1.5 --restart on-failure:3 web", {
    "POST /containers/web/update": { Warnings: ["careful"] },
  });
  assert.equal(out, "web\ncareful\n");
  const body = JSON.parse(asked[0]!.body);
  assert.deepEqual([body.Memory, body.NanoCpus, body.RestartPolicy], [
    536_870_912,
    1_500_000_000,
    { Name: "on-failure", MaximumRetryCount: 3 },
  ]);
  assert.equal(
    (await docker("update web")).err,
    "you must provide one or more flags when using this command\n",
  );
});

Deno.test("commit makes an image and prints its identifier", async () => {
  const { out, asked } = await docker("commit -m note -a ahab -c 'CMD x' web mine/app:2", {
    "POST /commit": { Id: "sha256:1" },
  });
  assert.equal(out, "sha256:1\n");
  assert.equal(
    asked[0]!.line,
    "POST /commit?author=ahab&changes=CMD x&comment=note&container=web&repo=docker.io/mine/app&tag=2",
  );
  assert.equal(
    (await docker("commit a B")).err,
    "invalid reference format: repository name (library/B) must be lowercase\n",
  );
});
