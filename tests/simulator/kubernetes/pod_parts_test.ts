import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { withPodPart } from "../../../src/simulator/kubernetes/pod_parts.ts";
import type { StoredObject } from "../../../src/simulator/kubernetes/registry.ts";
import { SmallWorld } from "./small_world.ts";

function stored(): StoredObject {
  return new SmallWorld().run("p", { resources: { requests: { cpu: "10m" } } });
}

Deno.test("a resize takes resources and nothing else", () => {
  const old = stored();
  const sent = structuredClone(old);
  const spec = sent.spec as unknown as IPodSpec;
  spec.containers[0]!.resources = { requests: { cpu: "20m" } };
  spec.containers[0]!.image = "other";
  sent.metadata.labels = { changed: "yes" };
  const next = withPodPart(old, sent, "resize");
  const [container] = (next.spec as unknown as IPodSpec).containers;
  assert.deepEqual(container!.resources, { requests: { cpu: "20m" } });
  assert.equal(container!.image, "busybox:1.28");
  assert.deepEqual(next.metadata.labels, { app: "p" });
});

Deno.test("containers that were added are kept for the validation to see", () => {
  const old = stored();
  const sent = structuredClone(old);
  (sent.spec as unknown as IPodSpec).containers.push({ name: "second", image: "busybox" });
  const next = withPodPart(old, sent, "resize");
  assert.equal((next.spec as unknown as IPodSpec).containers.length, 2);
});

Deno.test("the list of ephemeral containers is taken whole, also when it is gone", () => {
  const old = stored();
  const sent = structuredClone(old);
  (sent.spec as unknown as IPodSpec).ephemeralContainers = [{ name: "debugger", image: "busybox" }];
  const next = withPodPart(old, sent, "ephemeralcontainers");
  assert.equal((next.spec as unknown as IPodSpec).ephemeralContainers![0]!.name, "debugger");
  assert.equal(
    "ephemeralContainers" in (withPodPart(next as StoredObject, old, "ephemeralcontainers").spec as object),
    false,
  );
});
