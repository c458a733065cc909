import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

function world() {
  const small = smallEngine();
  small.run({
    Image: "nginx",
    Labels: { tier: "front" },
    HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } },
  }, "web");
  small.run({ Image: "busybox", Cmd: ["sh", "-c", "exit 3"] }, "failed");
  small.run({
    Image: "data",
    Cmd: ["sleep", "9999"],
    HostConfig: { NetworkMode: "none", Binds: ["mydata:/data"] },
  }, "db");
  small.queue.advance(2000);
  return small;
}

/** Query, and the names that are listed. */
const LISTS: [query: string, names: string[]][] = [
  ["", ["db", "web"]],
  ["all=1", ["db", "failed", "web"]],
  ["limit=2", ["db", "failed"]],
  ['filters={"status":["exited"]}', ["failed"]],
  ['filters={"exited":["3"]}', ["failed"]],
  ['filters={"exited":["0"]}', []],
  ['filters={"name":["we"]}', ["web"]],
  ['filters={"label":["tier=front"]}', ["web"]],
  ['filters={"ancestor":["busybox"]}&all=1', ["failed"]],
  ['filters={"network":["none"]}', ["db"]],
  ['filters={"volume":["mydata"]}', ["db"]],
  ['filters={"publish":["8080"]}', ["web"]],
  ['filters={"expose":["80/tcp"]}', ["web"]],
  ['filters={"before":["db"]}&all=1', ["failed", "web"]],
  ['filters={"since":["web"]}&all=1', ["db", "failed"]],
];

for (const [query, names] of LISTS) {
  Deno.test(`containers by ${query || "nothing"}`, async () => {
    const { body } = await world().ask("GET", `/containers/json?${query}`);
    assert.deepEqual(body.map((one: { Names: string[] }) => one.Names[0]!.slice(1)), names);
  });
}

Deno.test("what has ended is cleared away", async () => {
  const small = world();
  const { body } = await small.ask("POST", "/containers/prune");
  assert.equal(body.ContainersDeleted.length, 1);
  assert.equal(body.SpaceReclaimed, 7);
  assert.equal(small.engine.containers.all.length, 2);
});

/** What is taken away, and the status of the answer. */
const REMOVALS: [path: string, status: number, message?: RegExp][] = [
  ["/containers/web", 409, /container is running/],
  ["/containers/web?force=1", 204],
  ["/containers/failed", 204],
];

for (const [path, status, message] of REMOVALS) {
  Deno.test(`DELETE ${path}: ${status}`, async () => {
    const answer = await world().ask("DELETE", path);
    assert.equal(answer.status, status);
    if (message) assert.match(answer.body.message, message);
  });
}
