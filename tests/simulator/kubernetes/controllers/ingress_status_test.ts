import assert from "node:assert/strict";
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { backend, CONTROLLER_ADDRESS, ingress, ingressWorld } from "../ingress_world.ts";
import { SmallWorld } from "../small_world.ts";

function addresses(small: SmallWorld): (string | undefined)[] {
  const { registry } = small.world;
  const kind = registry.kind("ingresses", "networking.k8s.io");
  const { status } = registry.get(kind, "default", "i") as unknown as IIngress;
  return (status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip);
}

const spec = { defaultBackend: backend("web") };

Deno.test("an ingress that is served gets the controller's address, and an event", () => {
  const small = ingressWorld();
  ingress(small, spec);
  assert.deepEqual(small.events("i"), ["Sync: Scheduled for sync"]);
  assert.deepEqual(addresses(small), []);
  small.seconds(15);
  assert.deepEqual(addresses(small), [CONTROLLER_ADDRESS]);
});

Deno.test("one of another class, and one that nobody serves, get nothing", () => {
  const small = ingressWorld();
  ingress(small, { ...spec, ingressClassName: "traefik" });
  small.seconds(15);
  assert.deepEqual([addresses(small), small.events("i")], [[], []]);
  const bare = new SmallWorld();
  ingress(bare, spec);
  bare.seconds(15);
  assert.deepEqual([addresses(bare), bare.events("i")], [[], []]);
});
