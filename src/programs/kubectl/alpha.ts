import type { Program } from "../program.ts";

/** `kubectl alpha`: at this version it has no commands, and says so. */
export const alpha: Program = {
  name: "alpha",
  summary: "Commands for features that may still change",
  usage: [""],
  flags: [],
  async run({ io }) {
    await io.out("No alpha commands are available in this version of kubectl\n");
    return 0;
  },
};
