import type { Flag } from "../../flags.ts";
import type { Call } from "../../program.ts";
import { hasManifests, manifestFlags } from "../manifest_flags.ts";
import { selectorFlag } from "../set/change_flags.ts";
import { findTargets, type TargetQuery, type Targets } from "../targets.ts";

/** The flags that say which workloads. */
export const workloadFlags: readonly Flag[] = [
  ...manifestFlags("Files, folders or addresses that name the workloads."),
  selectorFlag,
];

/** The workloads of a command line; a type alone means all of that type. */
export async function findWorkloads(call: Call): Promise<Targets> {
  requireWorkloads(call);
  return await findTargets(call, await call.connect(), workloadQuery(call));
}

export function workloadQuery({ flags, args }: Call): TargetQuery {
  return { args, selector: flags.string("selector"), isAllDefault: true };
}

/** @throws {Error} in kubectl's words, where nothing is named */
export function requireWorkloads(call: Call): void {
  if (call.args.length === 0 && !hasManifests(call)) throw new Error("required resource not specified");
}

/** What kubectl says where a selector fits nothing. */
export async function tellNothing(call: Call): Promise<void> {
  const { namespace } = await call.connect();
  await call.io.err(`No resources found in ${namespace} namespace.\n`);
}
