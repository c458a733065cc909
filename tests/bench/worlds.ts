import { World, type WorldOptions } from "../../src/simulator/scenarios/world.ts";
import type { Benchmark } from "./benchmark.ts";

const startMs = Date.UTC(2026, 0, 1, 12);

/** How long it takes to build a cluster, its whole history included. */
export const worlds: Benchmark = {
  name: "worlds",
  summary: "building the bundled cluster",
  // deno-lint-ignore require-await -- it computes, and every benchmark may wait
  async run(page) {
    page.spread("the default world", build({}, 20), "ms");
    page.spread(
      "with 10,000 more pods that stand there",
      build({ pods: 10_000, arePodsPlaced: true }, 5),
      "ms",
    );
    const [zeroToRunning] = build({ pods: 10_000, nodes: 1000 }, 1);
    page.figure("1,000 nodes, 10,000 pods: zero to all running", zeroToRunning!, "ms", { atMost: 10_000 });
  },
};

function build(options: Pick<WorldOptions, "pods" | "nodes" | "arePodsPlaced">, times: number): number[] {
  return Array.from({ length: times }, () => {
    const startedAt = performance.now();
    const world = new World({ seed: 1, startMs, ...options });
    const took = performance.now() - startedAt;
    world.api.close();
    return took;
  });
}
