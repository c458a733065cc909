import type { Program } from "../programs/program.ts";
import { UsageError } from "../programs/flags.ts";

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
    const script = SCRIPTS[args[0] ?? ""];
    if (args.length !== 1 || script === undefined) {
      throw new UsageError(
        args.length ? `unsupported shell type ${JSON.stringify(args[0])}` : "Shell not specified.",
      );
    }
    await io.out(script);
    return 0;
  },
};

/** Each line that `__complete` prints is a word, a tab, and what it is. */
const SCRIPTS: Record<string, string> = {
  bash: `# bash completion for pequod
_pequod() {
  local IFS=$'\\n' line
  COMPREPLY=()
  while IFS= read -r line; do
    [ -n "$line" ] && COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(pequod __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _pequod pequod
`,
  zsh: `#compdef pequod
_pequod() {
  local -a lines
  local line
  while IFS= read -r line; do
    [[ -n "$line" ]] && lines+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(pequod __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#lines} )); then _describe pequod lines; else _files; fi
}
compdef _pequod pequod
`,
  fish: `# fish completion for pequod
function __pequod_complete
  set -l words (commandline -opc) (commandline -ct)
  pequod __complete $words[2..-1] 2>/dev/null
end
complete -c pequod -f -a '(__pequod_complete)'
`,
};
