/** Flags about waiting, and about how objects are written. Source: helm.sh/helm/v4, pkg/cmd/flags.go. */
import type { Waiting } from "../../cluster/helm/change_options.ts";
import { type Flag, type FlagValues, UsageError } from "../flags.ts";

export const timeoutFlag: Flag = {
  name: "timeout",
  kind: "duration",
  default: 300_000,
  usage: "How long each wait may take, for hooks too.",
};

export const waitFlag: Flag = {
  name: "wait",
  kind: "string",
  default: "hookOnly",
  bare: "watcher",
  placeholder: "WaitStrategy",
  usage: "Wait until objects are ready: watcher (--wait alone), legacy, or hookOnly for hooks alone.",
};

export const waitForJobsFlag: Flag = {
  name: "wait-for-jobs",
  kind: "bool",
  usage: "With --wait: wait also until jobs have ended.",
};

export const dryRunFlag: Flag = {
  name: "dry-run",
  kind: "string",
  default: "none",
  bare: "unset",
  usage: "Show what would be done: none, client (without a cluster), or server.",
};

export const serverSideFlag: Flag = {
  name: "server-side",
  kind: "string",
  default: "auto",
  usage: "Whether objects are applied by the server: true, false, or auto, as the release was before.",
};

export const writeFlags: readonly Flag[] = [
  { name: "force-conflicts", kind: "bool", usage: "Take over fields that others own." },
  { name: "force-replace", kind: "bool", usage: "Replace objects instead of changing them." },
];

/** @throws {UsageError} for a word that is none */
export function waitingOf(flags: FlagValues): Waiting {
  const text = flags.string("wait");
  if (text === "true") return "watcher";
  if (text === "false") return "hookOnly";
  if (text === "watcher" || text === "legacy" || text === "hookOnly") return text;
  throw new UsageError(
    `invalid argument ${JSON.stringify(text)} for "--wait" flag: invalid wait input ${
      JSON.stringify(text)
    }. ` +
      `Valid inputs are watcher, hookOnly, and legacy`,
  );
}

export type DryRun = "none" | "client" | "server";

/** `warn` is called with a line for words that are on their way out. */
export function dryRunOf(flags: FlagValues, warn: (message: string) => void): DryRun {
  const text = flags.string("dry-run");
  switch (text) {
    case "none":
    case "client":
    case "server":
      return text;
    case "unset":
      warn("--dry-run is deprecated and should be replaced with '--dry-run=client'");
      return "client";
    case "true":
      warn(`boolean '--dry-run=true' flag is deprecated and must be replaced with '--dry-run=client'`);
      return "client";
    case "false":
      warn(`boolean '--dry-run=false' flag is deprecated and must be replaced by omitting the flag`);
      return "none";
  }
  throw new Error(`invalid dry-run value (${JSON.stringify(text)}). Must be "none", "server", or "client"`);
}

/** undefined: as it was before. */
export function serverSideOf(text: string): boolean | undefined {
  if (text === "true") return true;
  if (text === "false") return false;
  if (text === "auto") return undefined;
  throw new Error(`invalid/unknown release server-side apply method: ${text}`);
}

/** HELM_MAX_HISTORY is the default. */
export function historyMaxFlag(): Flag {
  return {
    name: "history-max",
    kind: "int",
    default: 10,
    usage: "How many revisions are kept; 0 keeps all.",
  };
}
