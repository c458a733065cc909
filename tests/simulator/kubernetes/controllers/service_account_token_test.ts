import assert from "node:assert/strict";
import type { ISecret } from "kubernetes-models/v1/Secret";
import { SmallWorld } from "../small_world.ts";

function tokenSecret(name: string, account: string) {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace: "default", annotations: { "kubernetes.io/service-account.name": account } },
    type: "kubernetes.io/service-account-token",
  };
}

Deno.test("a token Secret is filled, and goes with its account", () => {
  const world = new SmallWorld();
  const { registry, tokens } = world.world;
  world.create("serviceaccounts", { metadata: { name: "robot", namespace: "default" } });
  world.create("secrets", tokenSecret("robot-token", "robot"));
  world.seconds(1);
  const find = (name: string) =>
    registry.find(registry.kind("secrets"), "default", name) as unknown as ISecret | undefined;
  const data = find("robot-token")!.data!;
  assert.deepEqual(Object.keys(data).sort(), ["ca.crt", "namespace", "token"]);
  assert.equal(atob(data["namespace"]!), "default");
  assert.match(atob(data["ca.crt"]!), /^-----BEGIN CERTIFICATE-----/);
  const found = tokens.find(atob(data["token"]!));
  assert.ok("user" in found);
  assert.equal(found.user.name, "system:serviceaccount:default:robot");
  world.delete("serviceaccounts", "robot");
  world.seconds(1);
  assert.equal(find("robot-token"), undefined);
});

Deno.test("a token Secret for nobody is deleted", () => {
  const world = new SmallWorld();
  world.create("secrets", tokenSecret("orphan", "nobody"));
  world.seconds(1);
  const { registry } = world.world;
  assert.equal(registry.find(registry.kind("secrets"), "default", "orphan"), undefined);
});
