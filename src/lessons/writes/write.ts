/**
 * A write to an object, put into words for learners: who did it, and what is different now. Who it was is told by
 * `metadata.managedFields`, and, where many controllers go by one name, by what they are for.
 */
import type { KubeObject } from "../../kube/object.ts";
import { changesBetween, essentials, type FieldChange } from "./field_change.ts";

export interface Write {
  /** `deployment controller`, `scheduler`, `kubelet`, `kubectl`; empty: nobody has left a name. */
  readonly who: string;
  readonly did: "made" | "changed" | "marked for deletion" | "removed";
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** What a reader wants to know of it, at most a few. */
  readonly fields: readonly FieldChange[];
}

/** Undefined: nothing that matters to a reader. At least one of the two is there. */
export function writeBetween(
  before: KubeObject | undefined,
  after: KubeObject | undefined,
): Write | undefined {
  const object = (after ?? before)!;
  const fields = after ? changesBetween(before, after) : [];
  const isMarked = !before?.metadata.deletionTimestamp && !!after?.metadata.deletionTimestamp;
  const did = !before ? "made" : !after ? "removed" : isMarked ? "marked for deletion" : "changed";
  const told = did === "made" ? fields.filter(({ path }) => TOLD_OF_NEW.test(path)) : essentials(fields);
  if (did === "changed" && told.length === 0) return undefined;
  const { namespace, name = "" } = object.metadata;
  return {
    who: after ? whoWrote(before, after, fields) : "",
    did,
    kind: object.kind ?? "",
    ...(namespace === undefined ? {} : { namespace }),
    name,
    fields: told,
  };
}

/** Of a new object not everything is news. */
const TOLD_OF_NEW = /^spec\.((replicas|type|schedule|suspend)$|selector\.(?!match))/;

interface ManagedFields {
  readonly manager?: string;
  readonly time?: string;
  readonly subresource?: string;
}

function whoWrote(
  before: KubeObject | undefined,
  after: KubeObject,
  fields: readonly FieldChange[],
): string {
  // A binding leaves no name.
  if (before && fields.some(({ path, from }) => path === "spec.nodeName" && from === undefined)) {
    return "scheduler";
  }
  // Nor does a deletion that waits for its end.
  if (!before?.metadata.deletionTimestamp && after.metadata.deletionTimestamp) return "";
  const known = new Set(managersOf(before).map((entry) => JSON.stringify(entry)));
  const changed = managersOf(after).filter((entry) => !known.has(JSON.stringify(entry)));
  const part = fields.every(({ path }) => path.startsWith("status.")) ? "status" : undefined;
  const candidates = changed.length > 0
    ? changed
    : managersOf(after).filter((one) => one.subresource === part);
  const [newest] = candidates.toSorted((one, other) => (other.time ?? "").localeCompare(one.time ?? ""));
  return newest ? roleOf(newest, after) : "";
}

function managersOf(object: KubeObject | undefined): readonly ManagedFields[] {
  return (object?.metadata.managedFields ?? []) as readonly ManagedFields[];
}

/** Controllers of the controller manager, by what they write. */
const WRITERS: Readonly<Record<string, string>> = {
  Deployment: "deployment controller",
  StatefulSet: "statefulset controller",
  DaemonSet: "daemonset controller",
  CronJob: "cronjob controller",
  Job: "job controller",
  ReplicaSet: "replicaset controller",
  EndpointSlice: "endpointslice controller",
  Endpoints: "endpoints controller",
  PersistentVolumeClaim: "volume controller",
  Node: "node controller",
  Namespace: "namespace controller",
  HorizontalPodAutoscaler: "autoscaler",
};

function roleOf({ manager = "", subresource }: ManagedFields, object: KubeObject): string {
  if (manager === "kube-scheduler") return "scheduler";
  if (manager !== "kube-controller-manager") return manager.replace(/^kubectl-.*$/, "kubectl");
  const owner = writerOf(object.metadata.ownerReferences?.find(({ controller }) => controller)?.kind);
  const own = writerOf(object.kind);
  // What a controller makes for its object is written by the owner's, its state by that of its own kind.
  return (subresource === "status" ? own ?? owner : owner ?? own) ?? "controller manager";
}

function writerOf(kind: string | undefined): string | undefined {
  return kind !== undefined && Object.hasOwn(WRITERS, kind) ? WRITERS[kind] : undefined;
}
