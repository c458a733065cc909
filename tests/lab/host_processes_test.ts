import assert from "node:assert/strict";
import { smallLab } from "./small_lab.ts";

Deno.test("the services run below the first process, each in its control group, since the host was started", () => {
  const { host: { kernel }, queue } = smallLab();
  const rows = kernel.rowsIn(kernel.namespaces.pid);
  const engine = rows.find(({ command }) => command.startsWith("/usr/bin/dockerd"))!;
  assert.deepEqual([rows[0]!.pid, rows[0]!.command], [1, "/sbin/init"]);
  assert.deepEqual([engine.pid, engine.parentPid, engine.user], [1043, 1, "root"]);
  assert.ok(engine.ageMs > 2 * 86_400_000);
  const task = kernel.namespaces.pid.find(1043)!;
  assert.equal(task.controlGroup.path, "/system.slice/docker.service");
  assert.equal(task.startedMs + engine.ageMs, queue.now());
});
