import assert from "node:assert/strict";
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { SmallWorld } from "../small_world.ts";

const labels = { app: "web" };

function worldWith(spec: object, replicas = 4): SmallWorld {
  const world = new SmallWorld();
  if (replicas > 0) {
    world.create("deployments", {
      metadata: { name: "web", namespace: "default" },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "nginx" }] } },
      },
    }, "apps");
  }
  world.create("poddisruptionbudgets", {
    metadata: { name: "b", namespace: "default" },
    spec: { selector: { matchLabels: labels }, ...spec },
  }, "policy");
  world.seconds(20);
  return world;
}

function statusIn({ world }: SmallWorld): NonNullable<IPodDisruptionBudget["status"]> {
  const { registry } = world;
  const budget = registry.get(registry.kind("poddisruptionbudgets", "policy"), "default", "b");
  return (budget as unknown as IPodDisruptionBudget).status!;
}

/** Allowed, healthy, wanted healthy, expected, and the condition's reason. */
const cases: [spec: object, expected: [number, number, number, number, string]][] = [
  [{ minAvailable: 3 }, [1, 4, 3, 4, "SufficientPods"]],
  [{ minAvailable: 4 }, [0, 4, 4, 4, "InsufficientPods"]],
  [{ minAvailable: "30%" }, [2, 4, 2, 4, "SufficientPods"]],
  [{ maxUnavailable: 1 }, [1, 4, 3, 4, "SufficientPods"]],
  [{ maxUnavailable: "50%" }, [2, 4, 2, 4, "SufficientPods"]],
  [{ maxUnavailable: 9 }, [4, 4, 0, 4, "SufficientPods"]],
];

for (const [spec, expected] of cases) {
  Deno.test(`four pods under ${JSON.stringify(spec)}`, () => {
    const status = statusIn(worldWith(spec));
    const { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods, conditions } = status;
    assert.deepEqual(
      [disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods, conditions![0]!.reason],
      expected,
    );
    assert.equal(status.observedGeneration, 1);
  });
}

Deno.test("without pods nothing is allowed, and it is said", () => {
  const world = worldWith({ maxUnavailable: 1 }, 0);
  assert.equal(statusIn(world).disruptionsAllowed, 0);
  assert.match(world.events("b").join(), /NoPods: No matching pods found/);
});

Deno.test("pods that nobody owns cannot be counted in shares", () => {
  const world = worldWith({ maxUnavailable: 1 }, 0);
  world.run("web", {});
  assert.match(
    world.events("b").join(),
    /UnmanagedPods: .*\(selector: &LabelSelector\{MatchLabels:map\[string\]string\{app: web,\},/,
  );
  assert.equal(statusIn(world).expectedPods, 0);
});

Deno.test("a pod that was given up counts as gone, until it is clear that it stays", () => {
  const world = worldWith({ minAvailable: 3 });
  const { registry } = world.world;
  const kind = registry.kind("poddisruptionbudgets", "policy");
  const budget = registry.get(kind, "default", "b");
  const pod = registry.list(registry.kind("pods"), { namespace: "default" })[0]!;
  const at = new Date(world.world.queue.now()).toISOString().replace(/\.\d+Z$/, "Z");
  const status = {
    ...budget.status as object,
    disruptionsAllowed: 0,
    disruptedPods: { [pod.metadata.name]: at },
  };
  registry.update(kind, { ...budget, status }, { subresource: "status" });
  world.seconds(5);
  assert.deepEqual([statusIn(world).disruptionsAllowed, statusIn(world).currentHealthy], [0, 3]);
  world.seconds(130);
  assert.deepEqual([statusIn(world).disruptionsAllowed, statusIn(world).disruptedPods], [1, undefined]);
  assert.match(
    world.events(pod.metadata.name).join(),
    /NotDeleted: Pod was expected by PDB default\/default to be deleted but it wasn't/,
  );
});
