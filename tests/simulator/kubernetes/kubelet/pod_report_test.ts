import assert from "node:assert/strict";
import { confirmDeletion, reportStatus } from "../../../../src/simulator/kubernetes/kubelet/pod_report.ts";
import { SmallWorld } from "../small_world.ts";

function running() {
  const world = new SmallWorld();
  const pod = world.run("web", { image: "nginx" });
  return { world, pod, registry: world.world.registry };
}

Deno.test("of a pod that is gone, or that another has taken the name of, nothing is written", () => {
  const { world, pod, registry } = running();
  const never = () => assert.fail("there is nothing to look at");
  const other = { ...pod, metadata: { ...pod.metadata, uid: "other" } };
  assert.equal(reportStatus(registry, other, never), other);
  confirmDeletion(registry, other);
  assert.ok(world.pod("web"));
});

Deno.test("a confirmed pod goes at once, and once more is once too often for nobody", () => {
  const { world, pod, registry } = running();
  confirmDeletion(registry, pod);
  assert.equal(world.pod("web"), undefined);
  confirmDeletion(registry, pod);
});
