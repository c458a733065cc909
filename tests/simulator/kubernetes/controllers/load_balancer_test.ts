import assert from "node:assert/strict";
import type { IService } from "kubernetes-models/v1/Service";
import {
  addressOf,
  startLoadBalancers,
} from "../../../../src/simulator/kubernetes/controllers/load_balancer.ts";
import { TestCluster } from "./cluster.ts";

function service(name: string, type: string) {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: "default" },
    spec: { type, selector: { app: name }, ports: [{ port: 80 }] },
  };
}

Deno.test("services of type LoadBalancer get addresses of the pool, one after another", () => {
  const world = new TestCluster([startLoadBalancers]);
  for (const name of ["a", "b"]) world.create("services", "", service(name, "LoadBalancer"));
  world.create("services", "", service("c", "ClusterIP"));
  world.queue.advance(1000);
  const addresses = () => world.list<IService>("services").map((it) => addressOf(it as unknown as IService));
  assert.deepEqual(addresses(), ["192.168.122.17", "192.168.122.18", undefined]);
  assert.ok(world.events().includes('IPAllocated: Assigned IP ["192.168.122.17"]'));
  world.patch("services", "", "a", { spec: { type: "ClusterIP" } });
  world.queue.advance(1000);
  assert.deepEqual(addresses()[0], undefined);
});
