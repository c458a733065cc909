import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import { alignCells, DescribeText } from "../../../kube/describe/describe_text.ts";
import { writePodTemplate } from "../../../kube/describe/pod_template_text.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Call, Program } from "../../program.ts";
import { outcomeFlags } from "../outcome.ts";
import { actOnEach } from "../several_errors.ts";
import type { Target } from "../targets.ts";
import { typedPrinter } from "../typed_object.ts";
import { readRevisions, type Revision } from "./revisions.ts";
import { findWorkloads, workloadFlags } from "./rollout_flags.ts";

/** `kubectl rollout history`. */
export const history: Program = {
  name: "history",
  summary: "Print the revisions of a workload",
  usage: ["(TYPE NAME | TYPE/NAME) [flags]"],
  flags: [
    ...outcomeFlags,
    { name: "revision", kind: "int", default: 0, usage: "Show the pod template of this revision." },
    ...workloadFlags,
  ],
  examples: [
    ["All revisions", "kubectl rollout history deployment/web"],
    ["One of them in full", "kubectl rollout history deployment/web --revision=2"],
  ],
  run: runHistory,
};

/** Kinds of pods' owners that have no history to show; of others kubectl does not even know that. */
const WITHOUT_HISTORY = ["CronJob", "Job", "Pod", "ReplicaSet", "ReplicationController"];
export const WITH_HISTORY = ["DaemonSet", "Deployment", "StatefulSet"];

/** @throws {Error} in kubectl's words: `what` is who could have shown it */
export function requireHistory(
  { kind, group }: Target["resource"],
  what: { implementation: string; retrieving: string },
): void {
  if (WITH_HISTORY.includes(kind)) return;
  if (WITHOUT_HISTORY.includes(kind)) {
    throw new Error(
      `no ${what.implementation} has been implemented for ${
        JSON.stringify(group ? `${kind}.${group}` : kind)
      }`,
    );
  }
  throw new Error(
    `error retrieving ${what.retrieving} for ${
      JSON.stringify(kind)
    }, no visitor method exists for {${group} ${kind}}`,
  );
}

async function runHistory(call: Call): Promise<number> {
  const { flags, io } = call;
  const number = flags.number("revision")!;
  if (number < 0) throw new Error(`revision must be a positive integer: ${number}`);
  const print = await typedPrinter(call);
  const { targets, problem } = await findWorkloads(call);
  await actOnEach(targets, async (target) => {
    const workload = await target.live();
    requireHistory(target.resource, { implementation: "history viewer", retrieving: "history" });
    const { client } = await call.connect();
    const revisions = await readRevisions(client, workload, io.signal);
    const wanted = number === 0 ? undefined : revisions.find((revision) => revision.number === number);
    if (flags.string("output")) {
      const shown = number === 0 ? revisions : wanted ? [wanted] : [];
      if (shown.length === 0) throw new Error(`unable to find the specified revision`);
      for (const { keeper } of shown) await io.out(print(keeper, ""));
      return;
    }
    if (number !== 0 && !wanted) throw new Error("unable to find the specified revision");
    const outcome = wanted ? `with revision #${number}` : "";
    const head = print(workload, outcome).trimEnd() + (wanted ? "" : " ");
    await io.out(`${head}\n${wanted ? templateText(wanted.template) : revisionsText(revisions)}\n`);
  }, problem);
  return 0;
}

function revisionsText(revisions: readonly Revision[]): string {
  if (revisions.length === 0) return "No rollout history found.";
  const rows = revisions.map(({ number, changeCause }) => `${number}\t${changeCause || "<none>"}\n`);
  return alignCells(["REVISION\tCHANGE-CAUSE\n", ...rows].join(""));
}

/** A template as `describe` shows it. */
export function templateText(template: JsonObject): string {
  const text = new DescribeText();
  writePodTemplate(text, template as unknown as IPodTemplateSpec);
  return text.unaligned;
}

/** The kind and name as messages have them. */
export function titleOf({ resource, name }: Target): string {
  return `${resource.name}${resource.group ? `.${resource.group}` : ""} ${JSON.stringify(name)}`;
}

/** For objects of lists, which come without. */
export function specOf(object: KubeObject): JsonObject {
  return (object["spec"] ?? {}) as JsonObject;
}
