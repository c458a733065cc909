import type { Program } from "../program.ts";

/** `kubectl options`: it has nothing to run, its help is the list. */
export const options: Program = {
  name: "options",
  summary: "Print the flags that every command takes",
  usage: [""],
  flags: [],
  hidden: true,
};
