import assert from "node:assert/strict";
import { nodeShellName, nodeShellPod } from "../../../src/explorer/session/node_shell_pod.ts";

Deno.test("the pod runs on the node whatever keeps others away, with the node's files under /host", () => {
  const pod = nodeShellPod("n1", "p", { image: "busybox:1.37", namespace: "tools" });
  const spec = pod.spec as Record<string, unknown>;
  assert.equal(spec.nodeName, "n1");
  assert.deepEqual([spec.hostPID, spec.hostNetwork, spec.hostIPC], [true, true, true]);
  assert.deepEqual(spec.tolerations, [{ operator: "Exists" }]);
  assert.deepEqual(spec.volumes, [{ name: "host-root", hostPath: { path: "/" } }]);
  assert.equal(pod.metadata.namespace, "tools");
});

const names: [node: string, name: string][] = [
  ["node-1", "node-debugger-node-1-abcde"],
  ["n".repeat(253), `node-debugger-${"n".repeat(230)}-abcde`],
  [`${"n".repeat(229)}.example`, `node-debugger-${"n".repeat(229)}-abcde`],
];

for (const [node, name] of names) {
  Deno.test(`the name for a node of ${node.length} letters`, () => {
    assert.equal(nodeShellName(node, "abcde"), name);
    assert.ok(name.length <= 253);
  });
}
