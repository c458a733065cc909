import assert from "node:assert/strict";
import { PersistentFiles } from "../../../../src/simulator/kubernetes/kubelet/persistent_files.ts";
import { claimsOf, sourcesOf } from "../../../../src/simulator/kubernetes/kubelet/sources.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { SmallWorld } from "../small_world.ts";

function context(world: SmallWorld) {
  const { registry, queue } = world.world;
  return { registry, queue, random: new Random(1), informers: new Informers(registry) };
}

const map = (value: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "m", namespace: "default" },
  data: { k: value },
});

Deno.test("who listens to an object is told of its changes, and of no other's", () => {
  const world = new SmallWorld();
  const sources = sourcesOf(context(world));
  let told = 0;
  const cancel = sources.onChange("configmaps/default/m", () => void told++);
  world.create("configmaps", map("1"));
  world.create("configmaps", { ...map("1"), metadata: { name: "n", namespace: "default" } });
  world.seconds(1);
  assert.equal(told, 1);
  assert.equal(sources.configMap("default", "m")!.data!["k"], "1");
  cancel();
  world.world.registry.update(world.world.registry.kind("configmaps"), map("2"));
  world.seconds(1);
  assert.equal(told, 1);
});

Deno.test("a claim that is bound leads to its volume's files, others say why not", () => {
  const world = new SmallWorld();
  const files = new PersistentFiles();
  const claims = claimsOf(context(world), files);
  const claim = (name: string, spec: Record<string, unknown>) => ({
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name, namespace: "default" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
  });
  world.create("persistentvolumeclaims", claim("bound", { volumeName: "pv-1", storageClassName: "" }));
  world.create("persistentvolumeclaims", claim("loose", { storageClassName: "" }));
  assert.deepEqual(claims("default", "bound"), { files: files.of("pv-1") });
  assert.deepEqual(claims("default", "loose"), {
    problem: "error processing PVC default/loose: PVC is not bound",
  });
  assert.match(
    (claims("default", "nope") as { problem: string }).problem,
    /persistentvolumeclaims "nope" not found$/,
  );
});
