/** A process of its own for `from_zero.ts`: applies Deployments to an empty cluster of many nodes, and waits. */
import { World } from "../../src/simulator/scenarios/world.ts";

const NODES = 1000;
const PODS = 10_000;
const PER_DEPLOYMENT = 500;

const world = new World({ seed: 1, startMs: Date.now(), scenario: "empty", nodes: NODES });
const { registry } = world;
const [deployments, pods] = [registry.kind("deployments", "apps"), registry.kind("pods")];
const startedAt = performance.now();
const begun = world.queue.now();
for (let index = 0; index < PODS / PER_DEPLOYMENT; index++) {
  const labels = { app: `zero-${index}` };
  registry.create(deployments, {
    metadata: { name: labels.app, namespace: "default" },
    spec: {
      replicas: PER_DEPLOYMENT,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{
            name: "c",
            image: "nginx",
            resources: { requests: { cpu: "10m", memory: "16Mi" } },
          }],
          nodeSelector: { type: "light" },
          tolerations: [{ operator: "Exists" }],
        },
      },
    },
  });
}
let running = 0;
while (running < PODS && world.queue.now() - begun < 1_800_000) {
  world.advance(1000);
  running = readyPods();
}
const facts = {
  running,
  wallMs: performance.now() - startedAt,
  simulatedSeconds: (world.queue.now() - begun) / 1000,
  residentMb: Deno.memoryUsage().rss / 2 ** 20,
};
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(facts)));
Deno.exit(0);

/** The Deployments' count first: looking at ten thousand pods each second would be measured as well. */
function readyPods(): number {
  const ready = registry.list(deployments, { namespace: "default" })
    .reduce(
      (sum, { status }) => sum + ((status as { readyReplicas?: number } | undefined)?.readyReplicas ?? 0),
      0,
    );
  if (ready < PODS) return ready;
  return registry.list(pods, { namespace: "default" })
    .filter(({ status }) => (status as { phase?: string }).phase === "Running").length;
}
