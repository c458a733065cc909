import assert from "node:assert/strict";
import { newProc } from "../../../../../src/simulator/userland/commands/system_tools/proc_mount.ts";
import { ubuntuBox } from "../ubuntu_box.ts";

Deno.test("a new proc shows one pid namespace, and the name and kernel of the machine", () => {
  const { kernel, machine } = ubuntuBox();
  const inner = kernel.namespaces.pid.find(2)!.namespaces.pid;
  machine.files.mountAt("/tmp", { node: newProc(kernel, inner, machine), source: "proc" });
  const numbers = machine.files.list("/tmp").filter((name) => /^\d/.test(name));
  assert.deepEqual(numbers, ["1", "2", "3"]);
  assert.equal(machine.files.read("/tmp/1/comm"), "nginx\n");
  assert.equal(machine.files.read("/tmp/sys/kernel/hostname"), "pequod\n");
  assert.equal(machine.files.read("/tmp/sys/kernel/osrelease"), "6.8.0-60-generic\n");
});
