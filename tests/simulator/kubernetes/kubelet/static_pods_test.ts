import assert from "node:assert/strict";
import { World } from "../../../../src/simulator/scenarios/world.ts";

const world = () => new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario: "empty" });
const NAME = "kube-scheduler-eli01";

Deno.test("a mirror is owned by its node, says where it comes from and has no account", () => {
  const { registry } = world();
  const pod = registry.find(registry.kind("pods"), "kube-system", NAME)!;
  assert.equal(pod.metadata.ownerReferences?.[0]?.kind, "Node");
  assert.equal(pod.metadata.annotations?.["kubernetes.io/config.source"], "file");
  const { serviceAccountName, nodeName } = pod.spec as Record<string, unknown>;
  assert.deepEqual([serviceAccountName, nodeName], [undefined, "eli01"]);
});

Deno.test("a mirror that is deleted comes back", () => {
  const small = world();
  const { registry } = small;
  const kind = registry.kind("pods");
  const before = registry.find(kind, "kube-system", NAME)!.metadata.uid;
  registry.delete(kind, "kube-system", NAME, { gracePeriodSeconds: 0 });
  small.advance(30_000);
  const after = registry.find(kind, "kube-system", NAME)!;
  assert.notEqual(after.metadata.uid, before);
  assert.equal((after.status as { phase: string }).phase, "Running");
});
