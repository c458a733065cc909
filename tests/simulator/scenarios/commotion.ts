/** Random commotion in a world: whatever people do to a cluster, nothing may throw but a refusal. */
import { Random } from "../../../src/simulator/clock/random.ts";
import { StatusError } from "../../../src/simulator/kubernetes/status_error.ts";
import type { World } from "../../../src/simulator/scenarios/world.ts";

const IMAGES = [
  "nginx",
  "busybox",
  "alpine:3.20",
  "nginx:nope",
  "Bad Image",
  "ghcr.io/tolson-vkn/env-echgo:latest",
];
const COMMANDS = [[], ["sleep", "5"], ["sh", "-c", "exit 1"], [
  "sh",
  "-c",
  "trap 'exit 0' TERM; while true; do sleep 1; done",
], [
  "nope",
]];
const POLICIES = ["Background", "Foreground", "Orphan"] as const;
const PLURALS = ["pods", "services", "configmaps", "serviceaccounts", "secrets"];

/** Does `steps` random things and lets some time pass after each. */
export function stir(world: World, seed: number, steps: number): void {
  const random = new Random(seed);
  for (let step = 0; step < steps; step++) {
    try {
      ACTIONS[random.below(ACTIONS.length)]!(world, random, step);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
    }
    world.advance(random.pick([0, 5, 50, 500, 3000, 20_000]));
  }
}

type Action = (world: World, random: Random, step: number) => void;

const namespaceOf = (random: Random) => random.pick(["default", "cool-app", "team"]);

function podSpec(random: Random): Record<string, unknown> {
  const command = random.pick(COMMANDS);
  return {
    restartPolicy: "Always",
    containers: [{
      name: "c",
      image: random.pick(IMAGES),
      ...(command.length > 0 ? { command } : {}),
      ...(random.below(4) === 0 ? { readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 } } : {}),
      ...(random.below(4) === 0 ? { livenessProbe: { exec: { command: ["false"] }, periodSeconds: 1 } } : {}),
      ...(random.below(5) === 0
        ? { env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "x", key: "y" } } }] }
        : {}),
      ...(random.below(5) === 0 ? { resources: { requests: { cpu: "3" } } } : {}),
    }],
  };
}

const ACTIONS: readonly Action[] = [
  (world, random, step) => {
    world.registry.create(world.registry.kind("pods"), {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: `p${step}`, namespace: namespaceOf(random), labels: { app: "env-echgo" } },
      spec: podSpec(random),
    });
  },
  (world, random, step) => {
    const labels = { app: `d${step}` };
    world.registry.create(world.registry.kind("deployments", "apps"), {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: `d${step}`, namespace: namespaceOf(random) },
      spec: {
        replicas: random.below(6),
        selector: { matchLabels: labels },
        strategy: { type: random.pick(["Recreate", "RollingUpdate"]) },
        template: { metadata: { labels }, spec: podSpec(random) },
      },
    });
  },
  (world, random) => {
    const kind = world.registry.kind("deployments", "apps");
    const present = world.registry.list(kind);
    if (present.length === 0) return;
    const { namespace, name } = random.pick(present).metadata;
    const template = { spec: { containers: [{ name: "c", image: random.pick(IMAGES) }] } };
    const spec = random.pick([{ replicas: random.below(9) }, { template }, {
      paused: random.below(2) === 0,
    }]);
    world.registry.patch(kind, namespace, name, "merge", { spec });
  },
  (world, random) => {
    const kind = random.below(2) === 0
      ? world.registry.kind(random.pick(["deployments", "replicasets"]), "apps")
      : world.registry.kind(random.pick(PLURALS));
    const present = world.registry.list(kind);
    if (present.length === 0) return;
    const { namespace, name } = random.pick(present).metadata;
    const grace = random.pick([undefined, 0, 1, 30]);
    world.registry.delete(kind, namespace, name, {
      propagationPolicy: random.pick(POLICIES),
      ...(grace === undefined ? {} : { gracePeriodSeconds: grace }),
    });
  },
  (world) => {
    const kind = world.registry.kind("namespaces");
    if (world.registry.find(kind, undefined, "team")) world.registry.delete(kind, undefined, "team");
    else world.registry.create(kind, { apiVersion: "v1", kind: "Namespace", metadata: { name: "team" } });
  },
  (world, random) => {
    const kind = world.registry.kind("nodes");
    const unschedulable = random.below(3) === 0;
    world.registry.patch(kind, undefined, random.pick(["eli01", "eli02"]), "merge", {
      spec: { unschedulable },
    });
  },
  (world, random) => {
    const kind = world.registry.kind("pods");
    const present = world.registry.list(kind);
    if (present.length === 0) return;
    const { namespace, name } = random.pick(present).metadata;
    world.registry.patch(kind, namespace, name, "merge", {
      metadata: { labels: { app: random.pick(["a", "env-echgo"]) } },
    });
  },
  (world, random) => {
    world.network.fetch({ address: "192.168.122.1" }, {
      host: random.pick(["192.168.122.17", "eli01", "192.168.146.130"]),
      port: random.pick([8080, 80, 30772]),
      request: { method: "GET", path: "/", headers: {}, body: "" },
    });
  },
];
