import type { Program } from "../../program.ts";

/** `kubectl rollout`. */
export const rollout: Program = {
  name: "rollout",
  summary: "Watch, stop, repeat or take back a rollout",
  description:
    "Follows, stops, repeats and takes back the roll-outs of deployments, daemon sets and stateful sets.",
  usage: ["SUBCOMMAND"],
  flags: [],
  examples: [
    ["Back to the deployment before", "kubectl rollout undo deployment/web"],
    ["Until a daemon set is rolled out", "kubectl rollout status daemonset/agent"],
  ],
  programs: [
    {
      name: "history",
      summary: "Print the revisions of a workload",
      load: async () => (await import("./history.ts")).history,
    },
    {
      name: "pause",
      summary: "Hold a roll-out: changes wait",
      load: async () => (await import("./pause.ts")).pause,
    },
    {
      name: "restart",
      summary: "Replace the pods of a workload one after another",
      load: async () => (await import("./restart.ts")).restart,
    },
    {
      name: "resume",
      summary: "Let a held roll-out go on",
      load: async () => (await import("./pause.ts")).resume,
    },
    {
      name: "status",
      summary: "How far a roll-out is, until it is done",
      load: async () => (await import("./status.ts")).status,
    },
    {
      name: "undo",
      summary: "Go back to the revision before, or to any other",
      load: async () => (await import("./undo.ts")).undo,
    },
  ],
};
