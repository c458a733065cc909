import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

function world() {
  const small = smallEngine();
  small.run({ Image: "nginx" }, "web");
  small.run({ Image: "busybox", Cmd: ["sh", "-c", "exit 3"] }, "failed");
  small.run({ Image: "busybox", Cmd: ["sleep", "100"] }, "db");
  small.queue.advance(2000);
  return small;
}

/** What is asked, and the status and message of the answer. */
const DEEDS: [method: string, path: string, status: number, message?: RegExp][] = [
  ["POST", "/containers/web/start", 304],
  ["POST", "/containers/failed/start", 204],
  ["POST", "/containers/failed/stop", 304],
  [
    "POST",
    "/containers/failed/kill",
    409,
    /cannot kill container: [0-9a-f]{64}: container [0-9a-f]{64} is not running/,
  ],
  ["POST", "/containers/web/kill?signal=FROB", 400, /invalid signal: FROB/],
  ["POST", "/containers/web/pause", 204],
  ["POST", "/containers/web/unpause", 409, /is not paused/],
  ["POST", "/containers/web/rename?name=db", 409, /already in use/],
  ["POST", "/containers/web/wait?condition=frob", 400, /invalid condition: "frob"/],
];

for (const [method, path, status, message] of DEEDS) {
  Deno.test(`${method} ${path}: ${status}`, async () => {
    const answer = await world().ask(method, path);
    assert.equal(answer.status, status);
    if (message) assert.match(answer.body.message, message);
  });
}

Deno.test("limits are changed while it runs", async () => {
  const small = world();
  await small.ask("POST", "/containers/web/update", { Memory: 64e6, RestartPolicy: { Name: "always" } });
  const { body } = await small.ask("GET", "/containers/web/json");
  assert.equal(body.HostConfig.Memory, 64e6);
  assert.equal(body.HostConfig.RestartPolicy.Name, "always");
  assert.equal(small.engine.containers.find("web").running.controlGroup.limits.memoryBytes, 64e6);
});

Deno.test("a share of CPU time told in one way is not changed in the other", async () => {
  const small = world();
  await small.ask("POST", "/containers/web/update", { NanoCpus: 5e8 });
  const { status, body } = await small.ask("POST", "/containers/web/update", { CpuQuota: 25_000 });
  assert.equal(status, 409);
  assert.match(
    body.message,
    /Conflicting options: CPU Quota cannot be updated as NanoCPUs has already been set$/,
  );
  const { controlGroup } = small.engine.containers.find("web").running;
  assert.equal(controlGroup.limits.cpuMillis, 500);
});

Deno.test("who waits gets the code when it ends", async () => {
  const small = smallEngine();
  small.run({ Image: "busybox", Cmd: ["sh", "-c", "sleep 1; exit 5"] }, "job");
  const { answer } = await small.ask("POST", "/containers/job/wait");
  const text = new Response((answer as { body: ReadableStream<Uint8Array<ArrayBuffer>> }).body).text();
  small.queue.advance(1500);
  assert.equal(await text, '{"StatusCode":5}\n');
});
