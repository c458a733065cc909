import assert from "node:assert/strict";
import { limitsOf } from "../../../src/simulator/docker/container_run.ts";
import { smallEngine } from "./small_engine.ts";

Deno.test("limits are those of the control group", () => {
  assert.deepEqual(limitsOf({ Memory: 64_000_000, NanoCpus: 5e8, PidsLimit: 20 }), {
    memoryBytes: 64_000_000,
    cpuMillis: 500,
    processes: 20,
  });
  assert.deepEqual(limitsOf({ CpuQuota: 50_000 }), { cpuMillis: 500 });
  assert.deepEqual(limitsOf({}), {});
});

Deno.test("what outgrows its memory is killed by the kernel", () => {
  const { engine, queue, run } = smallEngine();
  const id = run({ Image: "leaky", HostConfig: { Memory: 64 * 1024 * 1024 } });
  queue.advance(600_000);
  const { status, exitCode, isOutOfMemory } = engine.containers.find(id).state;
  assert.deepEqual([status, exitCode, isOutOfMemory], ["exited", 137, true]);
});

Deno.test("what copies in blocks larger than its memory is killed before it can tell how much it copied", () => {
  const { engine, queue, run } = smallEngine();
  const Cmd = ["dd", "if=/dev/zero", "of=/dev/null", "bs=100M", "count=1"];
  const container = engine.containers.find(
    run({ Image: "busybox", Cmd, HostConfig: { Memory: 32 * 1024 * 1024 } }),
  );
  queue.advance(10_000);
  assert.equal(container.state.exitCode, 137);
  assert.deepEqual(container.log.lines, []);
});

Deno.test("a shell with a terminal at which nobody can type waits", () => {
  const { engine, queue, run } = smallEngine();
  const container = engine.containers.find(run({ Image: "busybox", Tty: true }));
  queue.advance(10_000);
  assert.equal(container.state.status, "running");
});

Deno.test("a container has a shim above it and namespaces of its own, but the user's and the time's", () => {
  const { engine, run } = smallEngine();
  const container = engine.containers.find(run({ Image: "nginx" }));
  const { kernel } = engine.context;
  const { main, namespaces } = container.running;
  assert.match(main.parent!.title, /^\/usr\/bin\/containerd-shim-runc-v2 -namespace moby -id /);
  const shared = Object.entries(namespaces).filter(([type, one]) => kernel.namespaces[type as "mnt"] === one);
  assert.deepEqual(shared.map(([type]) => type).sort(), ["time", "user"]);
  container.remove();
  assert.deepEqual([...kernel.tasks], []);
});

Deno.test("a port that is taken leaves the container created, and nothing bound", () => {
  const { engine, run } = smallEngine();
  const HostConfig = { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } };
  run({ Image: "nginx", HostConfig }, "first");
  const { container } = engine.containers.create({ Image: "nginx", HostConfig }, "second");
  assert.throws(
    () => container.start(),
    /^EngineError: failed to set up container networking: driver failed programming external connectivity on endpoint second \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:8080 failed: port is already allocated$/,
  );
  assert.equal(container.state.status, "created");
  assert.equal(engine.context.networks.find("bridge").endpoints.size, 1);
});

Deno.test("a container may use another's network, or the host's", () => {
  const { engine, host, run } = smallEngine();
  const first = engine.containers.find(run({ Image: "nginx" }, "web"));
  const second = engine.containers.find(
    run({ Image: "busybox", Cmd: ["sleep", "9"], HostConfig: { NetworkMode: "container:web" } }),
  );
  assert.equal(second.running.stack, first.running.stack);
  const third = engine.containers.find(run({ Image: "nginx", HostConfig: { NetworkMode: "host" } }));
  assert.equal(third.running.machine.hostname, "pequod");
  assert.ok(host.listenerAt(80));
  third.kill("KILL");
  assert.equal(host.listenerAt(80), undefined);
});

Deno.test("too little memory cannot even start", () => {
  const { engine } = smallEngine();
  assert.throws(
    () => engine.containers.create({ Image: "busybox", Cmd: ["true"], HostConfig: { Memory: 1000 } }, ""),
    /Minimum memory limit allowed is 6MB/,
  );
});
