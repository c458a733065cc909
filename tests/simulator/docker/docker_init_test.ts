import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

Deno.test("without an init, the first process is the command, which no TERM reaches that it has no handler for", () => {
  const { engine, queue, run } = smallEngine();
  const container = engine.containers.find(run({ Image: "busybox", Cmd: ["sleep", "900"] }));
  container.kill("TERM");
  queue.advance(1000);
  assert.equal(container.state.status, "running");
});

Deno.test("an init is the first process; it passes TERM on, and ends as its child does", () => {
  const { engine, queue, run } = smallEngine();
  const id = run({ Image: "busybox", Cmd: ["sleep", "900"], HostConfig: { Init: true } });
  const container = engine.containers.find(id);
  const { namespaces } = container.running;
  assert.deepEqual(
    engine.context.kernel.rowsIn(namespaces.pid).map(({ pid, command }) => `${pid} ${command}`),
    ["1 /sbin/docker-init -- sleep 900", "2 sleep 900"],
  );
  container.kill("TERM");
  queue.advance(1000);
  assert.deepEqual([container.state.status, container.state.exitCode], ["exited", 143]);
});

Deno.test("an init tells that there is no such command", () => {
  const { engine, queue, run } = smallEngine();
  const id = run({ Image: "busybox", Cmd: ["nope"], HostConfig: { Init: true } });
  queue.advance(1000);
  const { state, log } = engine.containers.find(id);
  assert.equal(state.exitCode, 127);
  assert.equal(log.lines[0]?.text, "[FATAL tini (7)] exec nope failed: No such file or directory\n");
});

Deno.test("the host's KILL reaches the first process, its TERM and one from within do not", () => {
  const { engine, queue, run } = smallEngine();
  const container = engine.containers.find(run({ Image: "busybox", Cmd: ["sleep", "900"] }));
  const { kernel } = engine.context;
  const { main, namespaces } = container.running;
  const onHost = main.numbers.get(kernel.namespaces.pid)!;
  kernel.signalIn(namespaces.pid, 1, "KILL");
  kernel.signalIn(kernel.namespaces.pid, onHost, "TERM");
  queue.advance(1000);
  assert.equal(container.state.status, "running");
  kernel.signalIn(kernel.namespaces.pid, onHost, "KILL");
  queue.advance(1000);
  assert.equal(container.state.exitCode, 137);
});
