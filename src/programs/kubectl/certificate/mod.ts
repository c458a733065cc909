import type { Program } from "../../program.ts";

/** `kubectl certificate`. */
export const certificate: Program = {
  name: "certificate",
  summary: "Approve or deny requests for certificates",
  description: "Grants or refuses what certificate signing requests ask for.",
  usage: ["SUBCOMMAND"],
  flags: [],
  programs: [
    {
      name: "approve",
      summary: "Let requests for certificates pass",
      load: async () => (await import("./approval.ts")).approve,
    },
    {
      name: "deny",
      summary: "Refuse requests for certificates",
      load: async () => (await import("./approval.ts")).deny,
    },
  ],
};
