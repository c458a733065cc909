import type { Program } from "../../program.ts";

/** `kubectl top`. */
export const top: Program = {
  name: "top",
  summary: "CPU and memory that are used now",
  description: "Shows what nodes and pods use of CPU and memory. The cluster needs a metrics server for it.",
  usage: [""],
  flags: [],
  programs: [
    {
      name: "node",
      aliases: ["nodes", "no"],
      summary: "What nodes use",
      load: async () => (await import("./node.ts")).topNode,
    },
    {
      name: "pod",
      aliases: ["pods", "po"],
      summary: "What pods use",
      load: async () => (await import("./pod.ts")).topPod,
    },
  ],
};
