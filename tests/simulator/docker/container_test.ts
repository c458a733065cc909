import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

const state = ({ engine }: ReturnType<typeof smallEngine>, id: string) => engine.containers.find(id).state;

Deno.test("a container ends when its first process ends", () => {
  const small = smallEngine();
  const id = small.run({ Image: "busybox", Cmd: ["sh", "-c", "sleep 2; exit 3"] });
  assert.equal(state(small, id).status, "running");
  small.queue.advance(2500);
  const { status, exitCode, pid } = state(small, id);
  assert.deepEqual([status, exitCode, pid], ["exited", 3, 0]);
});

/** What runs, how it is ended, and the exit code and seconds it takes. */
const ENDS: [image: string, cmd: string[] | null, end: "stop" | "kill", code: number, seconds: number][] = [
  ["nginx", null, "stop", 0, 0],
  ["busybox", ["sleep", "1000"], "stop", 137, 10],
  ["busybox", ["sleep", "1000"], "kill", 137, 0],
];

for (const [image, cmd, end, code, seconds] of ENDS) {
  Deno.test(`${end} of ${image} ${cmd ?? ""} takes ${seconds} s and gives ${code}`, () => {
    const small = smallEngine();
    const id = small.run({ Image: image, ...(cmd ? { Cmd: cmd } : {}) });
    const container = small.engine.containers.find(id);
    if (end === "stop") container.stop();
    else container.kill("KILL");
    const sinceMs = small.queue.now();
    while (container.isRunning) small.queue.advance(100);
    assert.equal(container.state.exitCode, code);
    assert.equal(Math.floor((small.queue.now() - sinceMs) / 1000), seconds);
  });
}

Deno.test("what its image cannot run leaves it created, with the reason", () => {
  const { engine } = smallEngine();
  const { container } = engine.containers.create({ Image: "busybox", Cmd: ["nope"] }, "web");
  assert.throws(() => container.start(), /exec: "nope": executable file not found in \$PATH: unknown$/);
  assert.equal(container.state.status, "created");
  assert.equal(container.state.exitCode, 127);
});

Deno.test("a policy starts it again, later each time, until it is stopped", async () => {
  const small = smallEngine();
  const id = small.run({
    Image: "busybox",
    Cmd: ["sh", "-c", "exit 1"],
    HostConfig: { RestartPolicy: { Name: "always" } },
  });
  small.queue.advance(1000);
  assert.equal(state(small, id).status, "restarting");
  assert.equal(small.engine.containers.find(id).restartCount, 3);
  await small.engine.containers.find(id).stop();
  small.queue.advance(600_000);
  assert.equal(state(small, id).status, "exited");
});

Deno.test("who wants to be removed goes by itself", () => {
  const small = smallEngine();
  const id = small.run({ Image: "busybox", Cmd: ["true"], HostConfig: { AutoRemove: true } });
  small.queue.advance(1);
  assert.throws(() => small.engine.containers.find(id), /No such container/);
});

Deno.test("who wants to be removed goes by itself also when it cannot be started", async () => {
  const small = smallEngine();
  const { container } = small.engine.containers.create(
    { Image: "busybox", Cmd: ["nosuch"], HostConfig: { AutoRemove: true } },
    "",
  );
  const removed = container.wait("removed");
  assert.throws(() => container.start(), /executable file not found/);
  small.queue.advance(1);
  assert.equal(await removed, 127);
  assert.throws(() => small.engine.containers.find(container.id), /No such container/);
});

Deno.test("who wants to be removed is removed once, also where somebody is faster", () => {
  const small = smallEngine();
  const id = small.run({ Image: "busybox", Cmd: ["sleep", "100"], HostConfig: { AutoRemove: true } });
  small.engine.containers.remove(id, { isForced: true });
  small.queue.advance(1);
  assert.equal(small.engine.containers.all.length, 0);
});

Deno.test("a paused container does nothing until it goes on", () => {
  const small = smallEngine();
  const id = small.run({ Image: "busybox", Cmd: ["sh", "-c", "sleep 1; echo late"] });
  const container = small.engine.containers.find(id);
  container.pause();
  small.queue.advance(60_000);
  assert.deepEqual([container.state.status, container.log.lines.length], ["paused", 0]);
  container.unpause();
  small.queue.advance(2000);
  assert.equal(container.log.lines[0]?.text, "late\n");
});

Deno.test("waiters hear of the end, and of the removal", async () => {
  const small = smallEngine();
  const id = small.run({ Image: "busybox", Cmd: ["sh", "-c", "sleep 1; exit 4"] });
  const container = small.engine.containers.find(id);
  const ended = container.wait("not-running");
  const removed = container.wait("removed");
  small.queue.advance(2000);
  assert.equal(await ended, 4);
  small.engine.containers.remove(id);
  assert.equal(await removed, 4);
});

Deno.test("one that is removed after its end is removed when it cannot begin, too: who waits for that is told", async () => {
  const { engine, queue } = smallEngine();
  const { container } = engine.containers.create({
    Image: "busybox",
    Cmd: ["nosuch"],
    HostConfig: { AutoRemove: true },
  }, "first");
  const removed = container.wait("removed");
  assert.throws(() => container.start(), /executable file not found/);
  queue.advance(1);
  assert.equal(await removed, 127);
  assert.deepEqual(engine.containers.all, []);
});

Deno.test("volumes are told as they are made, mounted and left, with the container that has them", () => {
  const small = smallEngine();
  const binds = ["mydata:/data:ro", "/srv:/srv"];
  const id = small.run({ Image: "busybox", Cmd: ["sleep", "1"], HostConfig: { Binds: binds } });
  small.queue.advance(1500);
  const told = small.engine.context.events.past.filter(({ type }) => type === "volume");
  assert.deepEqual(told.map(({ action, id, attributes }) => [action, id, attributes]), [
    ["create", "mydata", { driver: "local" }],
    ["mount", "mydata", {
      container: id,
      driver: "local",
      destination: "/data",
      propagation: "",
      "read/write": "false",
    }],
    ["unmount", "mydata", { container: id, driver: "local" }],
  ]);
});
