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

type Left = readonly { kind: AnyKind; object: StoredObject }[];
type Said = [type: string, status: "True" | "False", reason: string, message: string];

function writeConditions(context: ControllerContext, namespace: Namespace, left: Left): void {
  const time = timeText(context.queue.now());
  const conditions = [...ALWAYS, contentSaid(left), finalizersSaid(left)].map(
    ([type, status, reason, message]): INamespaceCondition => {
      const before = namespace.status?.conditions?.find((candidate) => candidate.type === type);
      const since = before?.status === status ? before.lastTransitionTime! : time;
      return { type, status, lastTransitionTime: since, reason, message };
    },
  );
  context.registry.update(
    context.registry.kind("namespaces"),
    { ...namespace, status: { ...namespace.status, conditions } },
    MANAGER_STATUS,
  );
}

/** What could go wrong in a real cluster, and cannot here. */
const ALWAYS: readonly Said[] = [
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
];

function contentSaid(left: Left): Said {
  const type = "NamespaceContentRemaining";
  const counts = count(left.map(({ kind }) => `${kind.plural}.${kind.group}`));
  if (counts.length === 0) return [type, "False", "ContentRemoved", "All content successfully removed"];
  const list = counts.map(([resource, number]) => `${resource} has ${number} resource instances`).join(", ");
  return [type, "True", "SomeResourcesRemain", `Some resources are remaining: ${list}`];
}

function finalizersSaid(left: Left): Said {
  const type = "NamespaceFinalizersRemaining";
  const counts = count(left.flatMap(({ object }) => object.metadata.finalizers ?? []));
  if (counts.length === 0) {
    return [type, "False", "ContentHasNoFinalizers", "All content-preserving finalizers finished"];
  }
  const list = counts.map(([finalizer, number]) => `${finalizer} in ${number} resource instances`).join(", ");
  return [
    type,
    "True",
    "SomeFinalizersRemain",
    `Some content in the namespace has finalizers remaining: ${list}`,
  ];
}

/** How often each text occurs, sorted by text. */
function count(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort();
}
