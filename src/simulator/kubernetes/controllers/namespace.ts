/** Ends a namespace: first all that is in it, then itself. Source: pkg/controller/namespace/deletion. */
import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { INamespaceCondition } from "kubernetes-models/v1/NamespaceCondition";
import type { Stored } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS, timeText } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

type Namespace = Stored<INamespace> & StoredObject;

/** Grace for writes under way in a cluster with several API servers (namespaceDeletionGracePeriod). */
const GRACE_MS = 5000;
/** Between looks at content that takes its time. */
const POLL_MS = 1000;

export function startNamespaces(context: ControllerContext): void {
  const namespaces = context.informers.of<INamespace>("namespaces");
  const work = new WorkQueue(context.queue, {
    delayMs: GRACE_MS,
    work: (name) => {
      const namespace = namespaces.get(undefined, name);
      if (namespace?.metadata.deletionTimestamp && !terminate(context, namespace)) work.add(name, POLL_MS);
    },
  });
  namespaces.onChange(({ type, object }) => {
    if (type !== "DELETED" && object.metadata.deletionTimestamp) work.add(object.metadata.name);
  });
}

/** True when nothing is left and the namespace may go. */
function terminate(context: ControllerContext, namespace: Namespace): boolean {
  const { registry } = context;
  const name = namespace.metadata.name;
  const left: { kind: AnyKind; object: StoredObject }[] = [];
  for (const kind of registry.kinds) {
    if (!kind.namespaced || kind.verbs?.includes("delete") === false) continue;
    for (const object of registry.list(kind, { namespace: name })) {
      if (!object.metadata.deletionTimestamp) {
        registry.delete(kind, name, object.metadata.name, { propagationPolicy: "Background" });
      }
      if (registry.find(kind, name, object.metadata.name)) left.push({ kind, object });
    }
  }
  const known = registry.find(registry.kind("namespaces"), undefined, name) as Namespace | undefined;
  if (!known) return true;
  writeConditions(context, known, left);
  if (left.length > 0) return false;
  const current = registry.get(registry.kind("namespaces"), undefined, name);
  registry.update(registry.kind("namespaces"), {
    ...current,
    spec: { ...current.spec as object, finalizers: [] },
  }, {
    ...MANAGER,
    subresource: "finalize",
  });
  return true;
}

function writeConditions(
  context: ControllerContext,
  namespace: Namespace,
  left: readonly { kind: AnyKind; object: StoredObject }[],
): void {
  const counts = new Map<string, number>();
  const finalizers = new Map<string, number>();
  for (const { kind, object } of left) {
    const resource = kind.group ? `${kind.plural}.${kind.group}` : `${kind.plural}.`;
    counts.set(resource, (counts.get(resource) ?? 0) + 1);
    for (const finalizer of object.metadata.finalizers ?? []) {
      finalizers.set(finalizer, (finalizers.get(finalizer) ?? 0) + 1);
    }
  }
  const list = (entries: Map<string, number>, what: string) =>
    [...entries].sort().map(([key, count]) => `${key} has ${count} ${what}`).join(", ");
  const wanted: [string, string, string, string][] = [
    [
      "NamespaceDeletionDiscoveryFailure",
      "False",
      "ResourcesDiscovered",
      "All resources successfully discovered",
    ],
    [
      "NamespaceDeletionGroupVersionParsingFailure",
      "False",
      "ParsedGroupVersions",
      "All legacy kube types successfully parsed",
    ],
    [
      "NamespaceDeletionContentFailure",
      "False",
      "ContentDeleted",
      "All content successfully deleted, may be waiting on finalization",
    ],
    counts.size > 0
      ? [
        "NamespaceContentRemaining",
        "True",
        "SomeResourcesRemain",
        `Some resources are remaining: ${list(counts, "resource instances")}`,
      ]
      : ["NamespaceContentRemaining", "False", "ContentRemoved", "All content successfully removed"],
    finalizers.size > 0
      ? [
        "NamespaceFinalizersRemaining",
        "True",
        "SomeFinalizersRemain",
        `Some content in the namespace has finalizers remaining: ${
          list(finalizers, "resource instances").replaceAll(" has ", " in ")
        }`,
      ]
      : [
        "NamespaceFinalizersRemaining",
        "False",
        "ContentHasNoFinalizers",
        "All content-preserving finalizers finished",
      ],
  ];
  const time = timeText(context.queue.now());
  const conditions = wanted.map(([type, status, reason, message]): INamespaceCondition => {
    const before = namespace.status?.conditions?.find((candidate) => candidate.type === type);
    const since = before?.status === status ? before.lastTransitionTime! : time;
    return { type, status, lastTransitionTime: since, reason, message };
  });
  context.registry.update(
    context.registry.kind("namespaces"),
    { ...namespace, status: { ...namespace.status, conditions } },
    MANAGER_STATUS,
  );
}
