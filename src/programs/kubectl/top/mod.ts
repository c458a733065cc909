import type { Program } from "../../program.ts";

/** `kubectl top`. */
export const top: Program = {
  name: "top",
  summary: "Display resource (CPU/memory) usage",
  description: "Shows what nodes and pods use of CPU and memory. The cluster needs a metrics server for it.",
  usage: [""],
  flags: [],
  programs: [
    {
      name: "node",
      aliases: ["nodes", "no"],
      summary: "Display resource (CPU/memory) usage of nodes",
      load: async () => (await import("./node.ts")).topNode,
    },
    {
      name: "pod",
      aliases: ["pods", "po"],
      summary: "Display resource (CPU/memory) usage of pods",
      load: async () => (await import("./pod.ts")).topPod,
    },
  ],
};
