import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import type { Connection } from "../connection.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix } from "./dry_run.ts";
import { selectorFlag } from "./set/change_flags.ts";
import { throwErrors } from "./several_errors.ts";
import { findTargets, type Target, targetPath } from "./targets.ts";

/** `kubectl cordon`. */
export const cordon: Program = {
  name: "cordon",
  summary: "Keep new pods off nodes",
  description: "New pods are kept away from the node; those that run there go on.",
  usage: ["NODE"],
  flags: [dryRunFlag, selectorFlag],
  examples: [["Keep new pods away", "kubectl cordon worker"]],
  run: (call) => runCordon(call, true),
};

/** `kubectl uncordon`. */
export const uncordon: Program = {
  name: "uncordon",
  summary: "Let nodes take new pods again",
  description: "The node takes new pods again.",
  usage: ["NODE"],
  flags: [dryRunFlag, selectorFlag],
  examples: [["Let pods in again", "kubectl uncordon worker"]],
  run: (call) => runCordon(call, false),
};

/** A node that was found, as it is. */
export interface FoundNode {
  target: Target;
  node: KubeObject;
}

async function runCordon(call: Call, isCordon: boolean): Promise<number> {
  const dryRun = await dryRunOf(call);
  const connection = await call.connect();
  for (const found of await findNodes(call, connection, isCordon ? "cordon" : "uncordon")) {
    await cordonNode(call, connection, found, { isCordon, dryRun });
  }
  return 0;
}

/** The nodes that the arguments name. @throws {Error} where one is missing: then nothing is done */
export async function findNodes(call: Call, connection: Connection, verb: string): Promise<FoundNode[]> {
  const { args, flags } = call;
  const selector = flags.string("selector");
  if (args.length === 0 && selector === "") throw new ArgumentsError(`USAGE: ${verb} NODE [flags]`);
  if (args.length > 0 && selector !== "") {
    throw new ArgumentsError("cannot specify both a node name and a --selector option");
  }
  const named = args.map((arg) => arg.includes("/") ? arg : `node/${arg}`);
  const { targets, problem } = await findTargets(call, connection, {
    args: named.length ? named : ["nodes"],
    selector,
  });
  const found: FoundNode[] = [];
  const errors: unknown[] = problem ? [problem] : [];
  for (const target of targets) {
    await target.live().then((node) => found.push({ target, node }), (error) => errors.push(error));
  }
  throwErrors(errors);
  return found;
}

/** Marks a node, and tells it. */
export async function cordonNode(
  { io }: Pick<Call, "io">,
  { client }: Connection,
  { target, node }: FoundNode,
  { isCordon, dryRun }: { isCordon: boolean; dryRun: DryRun },
): Promise<void> {
  const word = isCordon ? "cordoned" : "uncordoned";
  const isSo = ((node["spec"] ?? {}) as JsonObject)["unschedulable"] === true;
  const told = `node/${target.name} ${isSo === isCordon ? "already " : ""}${word}${dryRunSuffix(dryRun)}\n`;
  if (isSo !== isCordon && dryRun !== "client") {
    const spec = { unschedulable: isCordon ? true : null };
    const options = { query: dryRunQuery(dryRun), signal: io.signal };
    await client.patch(targetPath(target), "strategic", { spec }, options);
  }
  await io.out(told);
}
