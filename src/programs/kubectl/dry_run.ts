import type { Flag } from "../flags.ts";
import type { Call } from "../program.ts";
import { logWarning } from "./log_line.ts";

/** `client`: nothing is asked of the server. `server`: it answers as if it did what was asked. */
export type DryRun = "none" | "client" | "server";

/** The value of `--dry-run` without one. */
const UNSAID = "unchanged";

export const dryRunFlag: Flag = {
  name: "dry-run",
  kind: "string",
  default: "none",
  bare: UNSAID,
  placeholder: "'none'",
  usage: 'Only show what would be done: "client" asks nothing of the server, "server" lets it check and ' +
    'fill in everything without keeping it; "none" does it.',
};

/** What `--dry-run` says; old spellings are told off, as kubectl does. */
export async function dryRunOf({ flags, io }: Pick<Call, "flags" | "io">): Promise<DryRun> {
  const value = flags.string("dry-run");
  if (value === "none" || value === "client" || value === "server") return value;
  if (value === UNSAID) {
    await logWarning(
      io,
      "helpers.go:719",
      "--dry-run is deprecated and can be replaced with --dry-run=client.",
    );
    return "client";
  }
  const isTrue = /^(1|t|T|true|TRUE|True)$/.test(value);
  if (!isTrue && !/^(0|f|F|false|FALSE|False)$/.test(value)) {
    throw new Error(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  }
  const better = isTrue ? "client" : "none";
  const place = isTrue ? "helpers.go:733" : "helpers.go:737";
  const said =
    `--dry-run=${value} is deprecated (boolean value) and can be replaced with --dry-run=${better}.`;
  await logWarning(io, place, said);
  return better;
}

/** ` (dry run)`, ` (server dry run)`: what follows the word for what was done. */
export function dryRunSuffix(dryRun: DryRun): string {
  return dryRun === "none" ? "" : dryRun === "client" ? " (dry run)" : " (server dry run)";
}

/** The query that asks the server for a trial. */
export function dryRunQuery(dryRun: DryRun): { dryRun?: "All" } {
  return dryRun === "server" ? { dryRun: "All" } : {};
}
