/** Flags of lessons on a real cluster, apart from what is needed to take one there. */
import type { Flag } from "../../programs/flags.ts";

export const yesFlag: Flag = {
  name: "yes",
  short: "y",
  kind: "bool",
  usage: "With --context: make and remove what a lesson takes on that cluster without being asked.",
};
