import assert from "node:assert/strict";
import { World } from "../../../src/simulator/scenarios/world.ts";

Deno.test("the shop is well: every workload has all of its pods, its volumes are bound, its front answers", () => {
  const { registry, network } = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario: "shop" });
  const list = (plural: string, group = "") =>
    registry.list(registry.kind(plural, group)) as unknown as {
      metadata: { name: string };
      spec: Record<string, number>;
      status: Record<string, number | string>;
    }[];
  for (const plural of ["deployments", "statefulsets"]) {
    for (const { metadata, spec, status } of list(plural, "apps")) {
      assert.equal(status["readyReplicas"], spec["replicas"], metadata.name);
    }
  }
  const [agent] = list("daemonsets", "apps").filter(({ metadata }) => metadata.name === "agent");
  assert.equal(agent!.status["numberReady"], 2);
  assert.ok(list("persistentvolumeclaims").length === 2);
  assert.ok(list("persistentvolumeclaims").every(({ status }) => status["phase"] === "Bound"));
  assert.ok(list("jobs", "batch").length > 0);
  const outcome = network.fetch({ address: "192.168.146.250", namespace: "shop" }, {
    host: "front",
    port: 80,
    request: { method: "GET", path: "/", headers: {}, body: "" },
  });
  assert.equal(outcome.kind, "answer");
});

for (const [path, server] of [["/", "nginx"], ["/api", "nginx"]] as const) {
  Deno.test(`the shop's Ingress answers ${path} from the host`, () => {
    const { registry, network } = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario: "shop" });
    const { status } = registry.find(
      registry.kind("ingresses", "networking.k8s.io"),
      "shop",
      "shop",
    )! as unknown as {
      status: { loadBalancer: { ingress: { ip: string }[] } };
    };
    const outcome = network.fetch({ address: "192.168.122.1" }, {
      host: status.loadBalancer.ingress[0]!.ip,
      port: 80,
      request: { method: "GET", path, headers: { Host: "shop.example.com" }, body: "" },
    });
    assert.ok(outcome.kind === "answer");
    assert.equal(outcome.answer.status, path === "/" ? 200 : 404);
    assert.match(outcome.answer.body, new RegExp(server));
  });
}
