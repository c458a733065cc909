import type { Flag } from "../../flags.ts";
import { dryRunFlag } from "../dry_run.ts";
import { manifestFlags } from "../manifest_flags.ts";
import { outcomeFlags } from "../outcome.ts";
import { fieldManagerFlag } from "../write_flags.ts";

/** `--all` and `--selector`. */
export const allFlag: Flag = {
  name: "all",
  kind: "bool",
  usage: "Every object of the types in the namespace.",
};
export const selectorFlag: Flag = {
  name: "selector",
  short: "l",
  kind: "string",
  usage: "Only objects whose labels fit, such as app=web.",
};

/** What all subcommands of `kubectl set` take. */
export const changeFlags: readonly Flag[] = [
  allFlag,
  ...outcomeFlags,
  dryRunFlag,
  fieldManagerFlag("kubectl-set"),
  ...manifestFlags("Files, folders or addresses that name the objects."),
  { name: "local", kind: "bool", usage: "Change only what the files say, without asking the server." },
];
