import assert from "node:assert/strict";
import { refusalOf } from "../sample_cluster.ts";
import { SmallWorld } from "../small_world.ts";

const P = "pod-security.kubernetes.io/";

function worldWith(labels: Record<string, string>): SmallWorld {
  const world = new SmallWorld();
  label(world, labels);
  return world;
}

/** Labels the namespace `default`; answers what was warned of. */
function label({ world }: SmallWorld, labels: Record<string, string>): string[] {
  const { registry } = world;
  const namespaces = registry.kind("namespaces");
  const namespace = registry.get(namespaces, undefined, "default");
  const warnings: string[] = [];
  const all = Object.entries(labels).map(([key, value]) => [P + key, value]);
  registry.update(
    namespaces,
    { ...namespace, metadata: { ...namespace.metadata, labels: Object.fromEntries(all) } },
    { warn: (text) => warnings.push(text) },
  );
  return warnings;
}

const host = { hostNetwork: true };

Deno.test("a pod that violates what is enforced is refused", () => {
  const world = worldWith({ enforce: "baseline" });
  assert.equal(
    refusalOf(() => world.run("p", {}, host)),
    '403 Forbidden: pods "p" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true)',
  );
  assert.ok(world.run("q", {}));
});

Deno.test("what is only warned of is let in", () => {
  const world = worldWith({ warn: "restricted", "warn-version": "v1.30" });
  const { registry } = world.world;
  const warnings: string[] = [];
  const create = (plural: string, object: object, group = "") =>
    registry.create(registry.kind(plural, group), {
      metadata: { name: "x", namespace: "default" },
      ...object,
    }, { warn: (text) => warnings.push(text) });
  const spec = { containers: [{ name: "c", image: "nginx" }] };
  create("pods", { spec });
  const labels = { a: "b" };
  const template = { metadata: { labels }, spec };
  create("deployments", { spec: { replicas: 0, selector: { matchLabels: labels }, template } }, "apps");
  assert.equal(warnings.length, 2);
  for (const text of warnings) {
    assert.match(text, /^would violate PodSecurity "restricted:v1\.30": allowPrivilege/);
  }
});

Deno.test("a workload may be made whose pods may not", () => {
  const world = worldWith({ enforce: "baseline" });
  const labels = { a: "b" };
  const spec = { ...host, containers: [{ name: "c", image: "nginx" }] };
  world.create("deployments", {
    metadata: { name: "d", namespace: "default" },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  }, "apps");
  world.seconds(2);
  const { registry } = world.world;
  const [set] = registry.list(registry.kind("replicasets", "apps"), { namespace: "default" });
  assert.match(
    world.events(set!.metadata.name).join(),
    /FailedCreate: Error creating: pods "d-.*" is forbidden: violates PodSecurity "baseline:latest"/,
  );
});

Deno.test("pods that are there already are told of when more is asked", () => {
  const world = new SmallWorld();
  for (const name of ["b", "a"]) world.run(name, {}, host, 0);
  world.run("c", { securityContext: { privileged: true } });
  world.run("fine", {});
  assert.deepEqual(label(world, { enforce: "baseline" }), [
    'existing pods in namespace "default" violate the new PodSecurity enforce level "baseline:latest"',
    "a (and 1 other pod): host namespaces",
    "c: privileged",
  ]);
  assert.deepEqual(label(world, { enforce: "privileged" }), []);
});

Deno.test("labels must make sense", () => {
  assert.equal(
    refusalOf(() => worldWith({ enforce: "much" })),
    `422 Invalid: Namespace "default" is invalid: metadata.labels[${P}enforce]: Invalid value: "much": ` +
      "must be one of privileged, baseline, restricted",
  );
});

Deno.test("a pod that is there may be labelled, but gets no new image", () => {
  const world = new SmallWorld();
  world.run("p", {}, host);
  label(world, { enforce: "baseline" });
  const { registry } = world.world;
  const kind = registry.kind("pods");
  const pod = world.pod("p")!;
  const labelled = registry.update(kind, { ...pod, metadata: { ...pod.metadata, labels: { a: "b" } } });
  const spec = structuredClone(pod.spec!);
  spec.containers[0]!.image = "nginx";
  assert.match(refusalOf(() => registry.update(kind, { ...labelled, spec })), /violates PodSecurity/);
});
