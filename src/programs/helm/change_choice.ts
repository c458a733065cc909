/** What the flags of install and upgrade ask for. */
import type { Waiting } from "../../cluster/helm/change_options.ts";
import { type FlagValues, UsageError } from "../flags.ts";
import type { Call } from "../program.ts";
import { type OutputFormat, outputFormat } from "./output_format.ts";
import { logLine } from "./release_acting.ts";
import { type DryRun, dryRunOf, waitingOf } from "./waiting_flags.ts";

export interface ChangeChoice {
  readonly format: OutputFormat;
  readonly waiting: Waiting;
  readonly waitsForJobs: boolean;
  readonly timeoutMs: number;
  readonly hasHooks: boolean;
  readonly labels: Record<string, string>;
  readonly takesOwnership: boolean;
  readonly rollsBackOnFailure: boolean;
  readonly hasForceConflicts: boolean;
  readonly hasForceReplace: boolean;
  readonly description?: string;
}

/** @throws {UsageError} in the words of pflag */
export function changeChoice(flags: FlagValues): ChangeChoice {
  const rollsBackOnFailure = flags.bool("rollback-on-failure") || flags.bool("atomic");
  const waiting = waitingOf(flags);
  return {
    format: outputFormat(flags),
    waiting: rollsBackOnFailure && waiting === "hookOnly" ? "watcher" : waiting,
    waitsForJobs: flags.bool("wait-for-jobs"),
    timeoutMs: flags.number("timeout")!,
    hasHooks: !flags.bool("no-hooks"),
    labels: labelsOf(flags),
    takesOwnership: flags.bool("take-ownership"),
    rollsBackOnFailure,
    hasForceConflicts: flags.bool("force-conflicts"),
    hasForceReplace: flags.bool("force-replace") || flags.bool("force"),
    ...(flags.string("description") ? { description: flags.string("description") } : {}),
  };
}

/** Old words are told. */
export function dryRunChoice({ flags, io }: Call): DryRun {
  return dryRunOf(flags, (message) => void io.err(logLine("WARN", message, {})));
}

function labelsOf(flags: FlagValues): Record<string, string> {
  return Object.fromEntries(
    flags.list("labels").map((text) => {
      const equals = text.indexOf("=");
      if (equals < 0) {
        throw new UsageError(
          `invalid argument ${
            JSON.stringify(text)
          } for "-l, --labels" flag: ${text} must be formatted as key=value`,
        );
      }
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

/** What Helm sets itself. */
const systemLabels = ["name", "owner", "status", "version", "createdAt", "modifiedAt"];

/** @throws {Error} for labels that Helm sets itself */
export function refuseSystemLabels(labels: Readonly<Record<string, string>>): void {
  if (!Object.keys(labels).some((key) => systemLabels.includes(key))) return;
  throw new Error(
    `user supplied labels contains system reserved label name. System labels: [${systemLabels.join(" ")}]`,
  );
}
