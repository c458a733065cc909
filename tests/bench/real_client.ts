import { realClients, releases } from "../conformance/real_clients.ts";
import type { Benchmark } from "./benchmark.ts";
import { ServedWorld } from "./program.ts";

const PODS = 10_000;
const TIMES = 5;

/** The whole way: process start of kubectl, discovery from its cache, the list, the table it prints. */
export const realClient: Benchmark = {
  name: "kubectl",
  summary: `the real kubectl get pods -A of ${PODS.toLocaleString("en")} pods`,
  async run(page, signal) {
    const clients = await realClients(releases[0]!);
    if (!clients) return page.note("not measured: the client is not to be had");
    const served = await ServedWorld.start(["--pods", `${PODS}`], signal);
    try {
      const samples: number[] = [];
      let rows = 0;
      for (let time = 0; time <= TIMES; time++) {
        const startedAt = performance.now();
        const { stdout } = await new Deno.Command(clients.kubectl, {
          args: ["--kubeconfig", served.kubeconfig, "get", "pods", "-A", "--no-headers"],
          env: { HOME: served.folder },
          signal,
        }).output();
        const took = performance.now() - startedAt;
        rows = new TextDecoder().decode(stdout).trimEnd().split("\n").length;
        if (time > 0) samples.push(took); // the first fills the discovery cache
      }
      page.figure("rows", rows, "", { atLeast: PODS });
      page.spread("kubectl get pods -A", samples, "ms");
    } finally {
      await served.end();
    }
  },
};
