import assert from "node:assert/strict";
import { hostFiles } from "../../../../src/simulator/kubernetes/kubelet/host_files.ts";
import { NODES } from "../../../../src/simulator/scenarios/empty.ts";

Deno.test("a node's files tell whose they are", () => {
  const files = hostFiles(NODES[0]!, () => 0);
  assert.equal(files.read("/etc/hostname"), "eli01\n");
  assert.match(files.read("/etc/hosts")!, /192\.168\.122\.4\teli01/);
  assert.ok(files.isFolder("/var/log/pods"));
});
