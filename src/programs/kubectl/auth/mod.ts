import type { Program } from "../../program.ts";

/** `kubectl auth`. */
export const auth: Program = {
  name: "auth",
  summary: "Inspect authorization",
  description: "Shows who one is for the server, and what one may do.",
  usage: [""],
  flags: [],
  programs: [
    {
      name: "can-i",
      summary: "Whether something may be done",
      load: async () => (await import("./can_i.ts")).canI,
    },
    {
      name: "whoami",
      summary: "Print who the server takes you for",
      load: async () => (await import("./whoami.ts")).whoami,
    },
  ],
};
