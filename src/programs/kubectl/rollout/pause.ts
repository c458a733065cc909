import type { Call, Program } from "../../program.ts";
import { outcomeFlags } from "../outcome.ts";
import { patchBetween, sendPatch } from "../object_change.ts";
import { fieldManagerFlag, writeQuery } from "../write_flags.ts";
import { actOnEach } from "../several_errors.ts";
import type { Target } from "../targets.ts";
import { typedPrinter } from "../typed_object.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { specOf, titleOf } from "./history.ts";
import { findWorkloads, tellNothing, workloadFlags } from "./rollout_flags.ts";

/** `kubectl rollout pause`. */
export const pause: Program = {
  name: "pause",
  summary: "Hold a roll-out: changes wait",
  description:
    "A paused deployment keeps its pods as they are, whatever is changed of its template, until it is resumed.",
  usage: ["RESOURCE"],
  flags: [...outcomeFlags, fieldManagerFlag("kubectl-rollout"), ...workloadFlags],
  examples: [["One deployment", "kubectl rollout pause deployment/web"]],
  run: (call) =>
    changeWorkloads(call, "paused", (object, target) => {
      if (object.kind !== "Deployment") throw new Error(`${titleOf(target)} pausing is not supported`);
      if (specOf(object)["paused"] === true) throw new Error(`${titleOf(target)} is already paused`);
      specOf(object)["paused"] = true;
    }),
};

/** `kubectl rollout resume`. */
export const resume: Program = {
  name: "resume",
  summary: "Let a held roll-out go on",
  description: "A deployment that was paused goes on: what was changed meanwhile is rolled out.",
  usage: ["RESOURCE"],
  flags: [...outcomeFlags, fieldManagerFlag("kubectl-rollout"), ...workloadFlags],
  examples: [["One deployment", "kubectl rollout resume deployment/web"]],
  run: (call) =>
    changeWorkloads(call, "resumed", (object, target) => {
      if (object.kind !== "Deployment") throw new Error(`${titleOf(target)} resuming is not supported`);
      if (specOf(object)["paused"] !== true) throw new Error(`${titleOf(target)} is not paused`);
      delete specOf(object)["paused"];
    }),
};

/** Changes each workload, sends what differs, and tells it. */
export async function changeWorkloads(
  call: Call,
  outcome: string,
  change: (object: KubeObject, target: Target) => void,
): Promise<number> {
  const { flags, io } = call;
  const print = await typedPrinter(call);
  const { targets, problem } = await findWorkloads(call);
  if (targets.length === 0 && !problem) await tellNothing(call);
  await actOnEach(targets, async (target) => {
    const object = await target.live();
    const changed = structuredClone(object);
    change(changed, target);
    const { client } = await call.connect();
    const options = { query: writeQuery(flags, "none"), signal: io.signal };
    await io.out(print(await sendPatch(client, target, patchBetween(object, changed), options), outcome));
  }, problem);
  return 0;
}
