import type { Program } from "../../program.ts";

/** `kubectl auth`. */
export const auth: Program = {
  name: "auth",
  summary: "Inspect authorization",
  description: "Shows who one is for the server and what one may do, and brings roles to what files say.",
  usage: [""],
  flags: [],
  programs: [
    {
      name: "can-i",
      summary: "Whether something may be done",
      load: async () => (await import("./can_i.ts")).canI,
    },
    {
      name: "reconcile",
      summary: "Bring roles and their bindings to what files say",
      load: async () => (await import("./reconcile.ts")).reconcile,
    },
    {
      name: "whoami",
      summary: "Print who the server takes you for",
      load: async () => (await import("./whoami.ts")).whoami,
    },
  ],
};
