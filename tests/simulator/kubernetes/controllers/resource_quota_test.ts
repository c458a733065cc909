import assert from "node:assert/strict";
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { SmallWorld } from "../small_world.ts";

const quota = (hard: Record<string, string>) => ({
  metadata: { name: "q", namespace: "default" },
  spec: { hard },
});

function statusIn({ world }: SmallWorld): IResourceQuota["status"] {
  const { registry } = world;
  return (registry.get(registry.kind("resourcequotas"), "default", "q") as unknown as IResourceQuota).status;
}

Deno.test("a new quota soon tells what is used already", () => {
  const world = new SmallWorld();
  world.run("a", { resources: { limits: { cpu: "250m" } } });
  world.create("resourcequotas", quota({ pods: "3", "limits.cpu": "0.5", "count/jobs.example.com": "1" }));
  assert.deepEqual(statusIn(world), {});
  world.seconds(1);
  assert.deepEqual(statusIn(world), {
    hard: { "count/jobs.example.com": "1", "limits.cpu": "500m", pods: "3" },
    used: { "limits.cpu": "250m", pods: "1" },
  });
});

Deno.test("what is deleted or has ended is given back", () => {
  const world = new SmallWorld();
  world.create("resourcequotas", quota({ pods: "3", "count/pods": "9" }));
  world.seconds(1);
  world.script("ends", "sleep 5", { restartPolicy: "Never" }, 3);
  world.run("goes", {}, {}, 1);
  assert.deepEqual(statusIn(world)!.used, { "count/pods": "2", pods: "2" });
  world.seconds(10);
  assert.deepEqual(statusIn(world)!.used, { "count/pods": "2", pods: "1" });
  world.delete("pods", "goes", 0);
  world.seconds(2);
  assert.deepEqual(statusIn(world)!.used, { "count/pods": "1", pods: "0" });
});

Deno.test("a quota that is changed is counted anew", () => {
  const world = new SmallWorld();
  const created = world.create("resourcequotas", quota({ pods: "3" }));
  world.seconds(1);
  const { registry } = world.world;
  const { resourceVersion: _, ...metadata } = created.metadata;
  registry.update(registry.kind("resourcequotas"), {
    ...created,
    metadata,
    spec: { hard: { configmaps: "7" } },
  });
  world.seconds(1);
  assert.deepEqual(statusIn(world), { hard: { configmaps: "7" }, used: { configmaps: "1" } });
});
