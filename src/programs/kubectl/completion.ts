import { completionScript } from "../completion_script.ts";
import { ArgumentsError } from "../flags.ts";
import type { Program } from "../program.ts";

/** `kubectl completion`. */
export const completion: Program = {
  name: "completion",
  summary: "A script that completes kubectl's words in a shell (bash, zsh, fish, or powershell)",
  usage: ["SHELL"],
  flags: [],
  examples: [["In this bash", "kubectl completion bash > completion.sh; . ./completion.sh"]],
  async run({ args, io, path }) {
    const [shell] = args;
    if (shell === undefined) throw new ArgumentsError("Shell not specified.");
    if (args.length > 1) throw new ArgumentsError("Too many arguments. Expected only the shell type.");
    // `pequod kubectl completion`: the words are asked of Pequod, for whatever is called kubectl in that shell.
    const own = path.split(" ").slice(0, -1);
    const [first, ...rest] = own;
    const script = completionScript(shell, {
      name: "kubectl",
      command: [first, "__complete", ...rest].join(" "),
    });
    if (script === undefined) throw new ArgumentsError(`Unsupported shell type ${JSON.stringify(shell)}.`);
    await io.out(script);
    return 0;
  },
};
