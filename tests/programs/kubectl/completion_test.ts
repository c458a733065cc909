import { scene } from "./scene.ts";

scene("completion", [
  ["completion bash", /^# bash completion for kubectl\n[^]*kubectl __complete kubectl "\$\{COMP_WORDS/],
  ["completion", "error: Shell not specified.\nSee 'kubectl kubectl completion -h' for help and examples\n"],
  [
    "completion tcsh",
    "error: Unsupported shell type \"tcsh\".\nSee 'kubectl kubectl completion -h' for help and examples\n",
  ],
  [
    "completion bash zsh",
    "error: Too many arguments. Expected only the shell type.\nSee 'kubectl kubectl completion -h' for help and examples\n",
  ],
]);
