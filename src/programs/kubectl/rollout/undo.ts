import type { Client } from "../../../cluster/client.ts";
import { jsonEqual } from "../../../kube/json_equal.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Call, Program } from "../../program.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery } from "../dry_run.ts";
import { outcomeFlags } from "../outcome.ts";
import { sendPatch } from "../object_change.ts";
import { actOnEach } from "../several_errors.ts";
import { type Target, targetPath } from "../targets.ts";
import { typedPrinter } from "../typed_object.ts";
import { requireHistory, specOf, templateText } from "./history.ts";
import { readRevisions, REVISION, type Revision } from "./revisions.ts";
import { findWorkloads, workloadFlags } from "./rollout_flags.ts";

/** `kubectl rollout undo`. */
export const undo: Program = {
  name: "undo",
  summary: "Go back to the revision before, or to any other",
  usage: ["(TYPE NAME | TYPE/NAME) [flags]"],
  flags: [
    ...outcomeFlags,
    dryRunFlag,
    ...workloadFlags,
    { name: "to-revision", kind: "int", default: 0, usage: "The revision to go back to; 0: the one before." },
  ],
  examples: [
    ["To the revision before", "kubectl rollout undo deployment/web"],
    ["Back to the third revision", "kubectl rollout undo deployment/web --to-revision=3"],
  ],
  run: runUndo,
};

async function runUndo(call: Call): Promise<number> {
  const { flags, io } = call;
  const dryRun = await dryRunOf(call);
  const print = await typedPrinter(call, dryRun);
  const wanted = flags.number("to-revision")!;
  if (wanted < 0) throw new Error(`revision must be a positive integer: ${wanted}`);
  const { targets, problem } = await findWorkloads(call);
  await actOnEach(targets, async (target) => {
    const workload = await target.live();
    requireHistory(target.resource, { implementation: "rollbacker", retrieving: "rollbacker" });
    if (workload.metadata.annotations?.[LAST_APPLIED] !== undefined) {
      await io.err(`Warning: resource ${target.resource.name}/${target.name} ${APPLIED}\n`);
    }
    const { client } = await call.connect();
    const outcome = await rollBack({ client, workload, target, wanted, dryRun, signal: io.signal });
    await io.out(print(workload, outcome));
  }, problem);
  return 0;
}

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const APPLIED = "was previously managed with 'kubectl apply'. Rolling back will not update the " +
  `${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. ` +
  "Consider using 'kubectl apply' with your previous configuration file instead.";

interface RollBack {
  client: Client;
  workload: KubeObject;
  target: Target;
  wanted: number;
  dryRun: DryRun;
  signal: AbortSignal;
}

/** Answers what is told of it. Source: kubectl/pkg/polymorphichelpers/rollback.go. */
async function rollBack(asked: RollBack): Promise<string> {
  const { client, workload, target, wanted, dryRun, signal } = asked;
  const isDeployment = workload.kind === "Deployment";
  const revisions = await readRevisions(client, workload, signal);
  const revision = isDeployment
    ? deploymentRevision(workload, revisions, wanted)
    : setRevision(revisions, wanted);
  if (dryRun === "client") return templateText(revision.template);
  if (isDeployment && specOf(workload)["paused"] === true) throw new Error(PAUSED);
  const template = isDeployment ? withoutHash(revision.template) : revision.template;
  const current = specOf(workload)["template"] as JsonObject;
  if (jsonEqual(isDeployment ? withoutHash(current) : current, template)) {
    return `skipped rollback (current template already matches revision ${wanted})`;
  }
  const options = { query: dryRunQuery(dryRun), signal };
  if (isDeployment) {
    await client.patch(targetPath(target), "json", deploymentPatch(workload, revision, template), options);
  } else {
    await sendPatch(client, target, (revision.keeper["data"] ?? {}) as JsonObject, options);
  }
  return "rolled back";
}

const PAUSED =
  "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again";

function deploymentRevision({ metadata }: KubeObject, revisions: Revision[], wanted: number): Revision {
  if (wanted > 0) {
    const found = revisions.find(({ number }) => number === wanted);
    if (!found) throw new Error(`unable to find specified revision ${wanted} in history`);
    return found;
  }
  const before = revisions.at(-2);
  if (!before) throw new Error(`no rollout history found for deployment ${JSON.stringify(metadata.name)}`);
  return before;
}

function setRevision(revisions: Revision[], wanted: number): Revision {
  if (wanted === 0 && revisions.length <= 1) throw new Error("no last revision to roll back to");
  const found = wanted === 0 ? revisions.at(-2) : revisions.find(({ number }) => number === wanted);
  if (!found) throw new Error(`unable to find specified revision ${wanted} in history`);
  return found;
}

/** The template as it was, and the annotations that came with it. */
function deploymentPatch(workload: KubeObject, { keeper }: Revision, template: JsonObject): Json[] {
  const annotations: Record<string, string> = {};
  for (const [key, value] of Object.entries(workload.metadata.annotations ?? {})) {
    if (KEPT.has(key)) annotations[key] = value;
  }
  for (const [key, value] of Object.entries(keeper.metadata.annotations ?? {})) {
    if (!KEPT.has(key)) annotations[key] = value;
  }
  return [
    { op: "replace", path: "/spec/template", value: template },
    { op: "replace", path: "/metadata/annotations", value: annotations },
  ];
}

/** Annotations that are the deployment's own, whatever its replica sets say. */
const KEPT = new Set([
  LAST_APPLIED,
  REVISION,
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
]);

/** The label that tells the pods of replica sets apart is no part of the template that people write. */
function withoutHash(template: JsonObject): JsonObject {
  const { labels, ...metadata } = (template["metadata"] ?? {}) as JsonObject;
  const { "pod-template-hash": _, ...others } = (labels ?? {}) as JsonObject;
  return { ...template, metadata: { ...metadata, labels: others } };
}
