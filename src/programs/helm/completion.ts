import { completionScript } from "../completion_script.ts";
import type { Program } from "../program.ts";

/** `helm completion`. */
export const completion: Program = {
  name: "completion",
  summary: "A script that completes Helm's words in a shell",
  usage: ["[command]"],
  flags: [],
  programs: ["bash", "fish", "powershell", "zsh"].map((shell): Program => ({
    name: shell,
    summary: `The script for ${shell}`,
    usage: ["[flags]"],
    flags: [],
    async run({ args, io, path }) {
      if (args.length > 0) {
        throw new Error(`"${path}" accepts no arguments\n\nUsage:  ${path} [flags]`);
      }
      // `pequod helm completion bash`: the words are asked of Pequod, for whatever is called helm in that shell.
      const [first, ...rest] = path.split(" ").slice(0, -2);
      const command = [first, "__complete", ...rest].join(" ");
      await io.out(completionScript(shell, { name: "helm", command })!);
      return 0;
    },
  })),
};
