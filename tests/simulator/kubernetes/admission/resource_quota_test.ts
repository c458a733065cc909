import assert from "node:assert/strict";
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { refusalOf } from "../sample_cluster.ts";
import { SmallWorld } from "../small_world.ts";

function worldWith(hard: Record<string, string>, more: object = {}): SmallWorld {
  const world = new SmallWorld();
  world.create("resourcequotas", { metadata: { name: "q", namespace: "default" }, spec: { hard, ...more } });
  world.seconds(1);
  return world;
}

function usedIn({ world }: SmallWorld): Record<string, string> {
  const quota = world.registry.get(
    world.registry.kind("resourcequotas"),
    "default",
    "q",
  ) as unknown as IResourceQuota;
  return quota.status!.used as Record<string, string>;
}

const half = { resources: { limits: { cpu: "500m" } } };

Deno.test("what fits is counted in the same breath", () => {
  const world = worldWith({ pods: "2", "limits.cpu": "1" });
  world.run("a", half, {}, 0);
  assert.deepEqual(usedIn(world), { "limits.cpu": "500m", pods: "1" });
});

Deno.test("what does not fit is refused in the server's words", () => {
  const world = worldWith({ pods: "5", "limits.cpu": "1", "requests.memory": "1Gi" });
  const resources = { limits: { cpu: "2" }, requests: { memory: "3Gi" } };
  assert.equal(
    refusalOf(() => world.run("a", { resources })),
    '403 Forbidden: pods "a" is forbidden: exceeded quota: q, requested: limits.cpu=2,requests.memory=3Gi, ' +
      "used: limits.cpu=0,requests.memory=0, limited: limits.cpu=1,requests.memory=1Gi",
  );
});

Deno.test("a quota for cpu wants it stated", () => {
  const world = worldWith({ "limits.cpu": "1", "requests.memory": "1Gi" });
  assert.equal(
    refusalOf(() => world.run("a", {})),
    '403 Forbidden: pods "a" is forbidden: failed quota: q: must specify limits.cpu for: c; requests.memory for: c',
  );
});

Deno.test("counts of objects hold for every kind, and a dry run costs nothing", () => {
  const world = worldWith({ "count/deployments.apps": "0", configmaps: "2" });
  const template = {
    metadata: { labels: { a: "b" } },
    spec: { containers: [{ name: "c", image: "nginx" }] },
  };
  const deployment = {
    metadata: { name: "d", namespace: "default" },
    spec: { selector: { matchLabels: { a: "b" } }, template },
  };
  assert.equal(
    refusalOf(() => world.create("deployments", deployment, "apps")),
    '403 Forbidden: deployments.apps "d" is forbidden: exceeded quota: q, requested: count/deployments.apps=1, ' +
      "used: count/deployments.apps=0, limited: count/deployments.apps=0",
  );
  const { registry } = world.world;
  const configMap = { metadata: { name: "m", namespace: "default" } };
  registry.create(registry.kind("configmaps"), configMap, { dryRun: true });
  assert.equal(usedIn(world).configmaps, "1"); // kube-root-ca.crt
});

Deno.test("pods out of scope are free", () => {
  const world = worldWith({ pods: "0" }, { scopes: ["Terminating"] });
  world.run("for-ever", {});
  assert.match(refusalOf(() => world.run("ends", {}, { activeDeadlineSeconds: 60 })), /exceeded quota: q/);
});

Deno.test("a service that becomes larger pays the difference", () => {
  const world = worldWith({ services: "2", "services.nodeports": "1" });
  const { registry } = world.world;
  const kind = registry.kind("services");
  const service = world.create("services", {
    metadata: { name: "s", namespace: "default" },
    spec: { ports: [{ port: 80 }, { port: 81, name: "b" }].slice(0, 1) },
  });
  const spec = { ...service.spec as object, type: "NodePort" };
  registry.update(kind, { ...service, spec });
  assert.deepEqual([usedIn(world).services, usedIn(world)["services.nodeports"]], ["2", "1"]);
});
