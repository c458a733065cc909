import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import { HEARTBEAT_MS } from "../../../../src/simulator/kubernetes/kubelet/node.ts";
import { SmallWorld } from "../small_world.ts";

function node(world: SmallWorld): INode {
  return world.world.registry.get(world.world.registry.kind("nodes"), undefined, "eli02") as unknown as INode;
}

Deno.test("a node tells what it is", () => {
  const { status, metadata } = node(new SmallWorld());
  assert.equal(metadata!.labels!["kubernetes.io/hostname"], "eli02");
  assert.deepEqual(status!.addresses, [{ type: "InternalIP", address: "192.168.122.5" }, {
    type: "Hostname",
    address: "eli02",
  }]);
  assert.match(status!.nodeInfo!.kubeletVersion, /^v1\.36\.\d+$/);
  assert.deepEqual([status!.capacity!["cpu"], status!.allocatable!["memory"]], ["4", "8043112Ki"]);
  assert.equal(status!.conditions!.find(({ type }) => type === "Ready")!.reason, "KubeletReady");
});

Deno.test("a heartbeat comes every five minutes, and lists the images", () => {
  const world = new SmallWorld();
  const beat = () => node(world).status!.conditions!.find(({ type }) => type === "Ready")!;
  const before = beat();
  world.run("p", { image: "nginx" }, { nodeName: "eli02" });
  world.world.advance(HEARTBEAT_MS);
  assert.ok(Date.parse(beat().lastHeartbeatTime!) - Date.parse(before.lastHeartbeatTime!) >= HEARTBEAT_MS);
  assert.equal(beat().lastTransitionTime, before.lastTransitionTime);
  assert.ok(
    node(world).status!.images!.some(({ names }) => names?.includes("docker.io/library/nginx:latest")),
  );
});
