/** Going back to an older revision, as `kubectl rollout undo` does it. Source: kubectl, polymorphichelpers/rollback.go. */
import { jsonEqual } from "../../kube/json_equal.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import type { Change, WriteRequest } from "../change/change.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { targetTitle } from "../target.ts";
import { fieldsOf, type History, type Revision, revisionAnnotation, withoutHash } from "./revisions.ts";

/** A text says why it cannot be done, in kubectl's words. */
export function rollbackChange(
  { target, workload, revisions }: History,
  number: number,
  context: Pick<PaneContext, "discovery" | "contextFlag">,
): Change | string {
  const revision = revisions.find((one) => one.number === number);
  if (!revision) return `unable to find specified revision ${number} in history`;
  const isDeployment = target.resource.name === "deployments";
  if (isDeployment && fieldsOf(workload["spec"])["paused"] === true) {
    return `you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again`;
  }
  const template = withoutHash(fieldsOf(fieldsOf(workload["spec"])["template"]));
  if (revision.isCurrent || jsonEqual(template, withoutHash(revision.template))) {
    return `skipped rollback (current template already matches revision ${number})`;
  }
  const title = targetTitle(target);
  const name = `${kubectlName(context.discovery, target.resource)}/${target.name}`;
  const place = `-n ${target.namespace}${context.contextFlag}`;
  const present = revisions.find(({ isCurrent }) => isCurrent)?.number;
  return {
    title: `Roll back ${title} to revision ${number}`,
    verb: "Roll back",
    done: `${title} rolled back to revision ${number}`,
    writes: [{ target, request: isDeployment ? deploymentPatch(workload, revision) : dataPatch(revision) }],
    kubectl: `kubectl rollout undo ${name} ${place} --to-revision=${number}`,
    isDestructive: false,
    undo: ([done]) => {
      if (!done?.before) return "what it was before is not known";
      return {
        title: `Roll back ${title} to what it was${present === undefined ? "" : ` (revision ${present})`}`,
        verb: "Roll back",
        done: `${title} is again what it was before the rollback`,
        writes: [{ target, request: isDeployment ? restoring(done.before) : templatePatch(done.before) }],
        kubectl: `kubectl rollout undo ${name} ${place}`,
        isDestructive: false,
        undo: `go on with Ctrl-L: the history has revision ${number} under a new number`,
      };
    },
  };
}

/** Annotations that belong to the deployment itself, not to one of its revisions. */
const ownAnnotations = [
  "kubectl.kubernetes.io/last-applied-configuration",
  revisionAnnotation,
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
];

function deploymentPatch({ metadata }: KubeObject, { keeper, template }: Revision): WriteRequest {
  const annotations: JsonObject = {};
  for (const name of ownAnnotations) {
    const value = metadata.annotations?.[name];
    if (value !== undefined) annotations[name] = value;
  }
  for (const [name, value] of Object.entries(keeper.metadata.annotations ?? {})) {
    if (!ownAnnotations.includes(name)) annotations[name] = value;
  }
  return replacing(template, annotations);
}

function restoring(before: KubeObject): WriteRequest {
  return replacing(fieldsOf(fieldsOf(before["spec"])["template"]), { ...before.metadata.annotations });
}

function replacing(template: JsonObject, annotations: JsonObject): WriteRequest {
  const body: Json = [
    { op: "replace", path: "/spec/template", value: template },
    { op: "replace", path: "/metadata/annotations", value: annotations },
  ];
  return { type: "patch", patch: "json", body };
}

/** The revision's data are a strategic merge patch already. */
function dataPatch({ keeper }: Revision): WriteRequest {
  return { type: "patch", patch: "strategic", body: keeper["data"] as Json };
}

function templatePatch(before: KubeObject): WriteRequest {
  const template = { ...fieldsOf(fieldsOf(before["spec"])["template"]), $patch: "replace" };
  return { type: "patch", patch: "strategic", body: { spec: { template } } };
}
