import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { printLabelSelector } from "../../../../src/kube/label_selector.ts";
import { usualSelectors } from "../../../../src/simulator/kubernetes/scheduler/owner_selector.ts";
import { podFacts } from "../../../../src/simulator/kubernetes/scheduler/pod_facts.ts";
import { SmallWorld } from "../small_world.ts";

Deno.test("pods are alike by their owner and by the services that select them", () => {
  const world = new SmallWorld();
  const { registry, queue } = world.world;
  world.create("services", {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "s", namespace: "default" },
    spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
  });
  const labels = { app: "web" };
  const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "nginx" }] } };
  world.create("replicasets", {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: { name: "r", namespace: "default" },
    spec: {
      replicas: 1,
      selector: { matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] },
      template,
    },
  }, "apps");
  world.run("alone", {});
  const { informers, random } = contextOf(world);
  const selector = usualSelectors({ registry, queue, random, informers });
  const texts = registry.list(registry.kind("pods")).map((pod) => {
    const found = selector(podFacts(pod as Parameters<typeof podFacts>[0]));
    return found && printLabelSelector(found);
  });
  assert.deepEqual(texts.sort(), ["app=web,app in (web)", undefined]);
});

function contextOf(world: SmallWorld): { informers: Informers; random: Random } {
  const informers = new Informers(world.world.registry);
  informers.of("services");
  world.seconds(1);
  return { informers, random: new Random(1) };
}
