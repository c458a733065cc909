import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

const GROUP = "networking.k8s.io";

function parents(small: SmallWorld): string[] {
  const { registry } = small.world;
  const list = registry.list(registry.kind("ipaddresses", GROUP));
  return list.map(({ metadata, spec }) => {
    const { parentRef } = spec as { parentRef: { resource: string; namespace: string; name: string } };
    return `${metadata.name} ${parentRef.resource}/${parentRef.namespace}/${parentRef.name}`;
  });
}

Deno.test("each cluster IP has an object, as long as its service is there", () => {
  const small = new SmallWorld();
  const service = (name: string, spec: Record<string, unknown>) =>
    small.create("services", {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace: "default" },
      spec: { ports: [{ port: 80 }], ...spec },
    });
  service("web", { clusterIP: "10.96.7.7" });
  service("heads", { clusterIP: "None" });
  small.seconds(1);
  const all = ["10.96.0.1 services/default/kubernetes", "10.96.7.7 services/default/web"];
  assert.deepEqual(parents(small), all);
  const kind = small.world.registry.kind("ipaddresses", GROUP);
  small.world.registry.delete(kind, undefined, "10.96.7.7");
  small.seconds(1);
  assert.deepEqual(parents(small), all);
  small.delete("services", "web");
  small.seconds(1);
  assert.deepEqual(parents(small), all.slice(0, 1));
});
