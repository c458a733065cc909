import assert from "node:assert/strict";
import { HOST_HARDWARE, smallEngine } from "../small_engine.ts";

Deno.test("the engine says who it is and what it has", async () => {
  const { ask, run } = smallEngine();
  run({ Image: "nginx" });
  run({ Image: "busybox", Cmd: ["true"] });
  const { body, answer } = await ask("GET", "/info");
  assert.deepEqual(
    [body.Containers, body.ContainersRunning, body.ContainersStopped, body.Images, body.Name],
    [2, 1, 1, 3, "pequod"],
  );
  assert.equal(answer.status, 200);
  assert.deepEqual([body.NCPU, body.MemTotal], [HOST_HARDWARE.cores, HOST_HARDWARE.memoryBytes]);
  const ping = (await ask("HEAD", "/_ping")).answer as { headers: Record<string, string> };
  assert.equal(ping.headers["Api-Version"], (await ask("GET", "/version")).body.ApiVersion);
});

for (const path of ["/services", "/nodes", "/swarm"]) {
  Deno.test(`${path} is for swarms`, async () => {
    const { status, body } = await smallEngine().ask("GET", path);
    assert.equal(status, 503);
    assert.match(body.message, /This node is not a swarm manager/);
  });
}

Deno.test("nobody can log in", async () => {
  assert.match(
    (await smallEngine().ask("POST", "/auth", {})).body.message,
    /unauthorized: incorrect username or password/,
  );
});
