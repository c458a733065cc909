import { completionScript } from "../programs/completion_script.ts";
import { UsageError } from "../programs/flags.ts";
import type { Program } from "../programs/program.ts";

/** `pequod completion bash|zsh|fish`: a script that asks `pequod __complete` at each Tab. */
export const completion: Program = {
  name: "completion",
  summary: "Print a completion script for bash, zsh or fish",
  usage: ["bash|zsh|fish"],
  flags: [],
  examples: [
    ["In this bash", "source <(pequod completion bash)"],
    ["In every fish", "pequod completion fish > ~/.config/fish/completions/pequod.fish"],
  ],
  async run({ args, io }) {
    const script = completionScript(args[0] ?? "", { name: "pequod", command: "pequod __complete" });
    if (args.length !== 1 || script === undefined) {
      throw new UsageError(
        args.length ? `unsupported shell type ${JSON.stringify(args[0])}` : "Shell not specified.",
      );
    }
    await io.out(script);
    return 0;
  },
};
