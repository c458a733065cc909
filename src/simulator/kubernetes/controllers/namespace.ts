/** Ends a namespace: first all that is in it, then itself. Source: pkg/controller/namespace/deletion. */
import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { INamespaceCondition } from "kubernetes-models/v1/NamespaceCondition";
import type { Stored } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import type { StoredObject } from "../registry.ts";
import { discoveryFailure } from "../remote_groups.ts";
import { StatusError } from "../status_error.ts";
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
  const content = deleteContent(context, name);
  const known = registry.find(registry.kind("namespaces"), undefined, name) as Namespace | undefined;
  if (!known) return true;
  // As upstream, nothing is said of what is left while pods are: the rest has not been looked at.
  const undiscovered = discoveryFailure(registry);
  writeConditions(
    context,
    known,
    content.left.some(({ kind }) => isPod(kind)) ? { ...content, left: [] } : content,
    undiscovered,
  );
  if (content.left.length + content.failures.length > 0 || undiscovered !== undefined) return false;
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

interface Content {
  left: Left;
  /** What the server said against deletions. */
  failures: readonly string[];
}

/** Pods go first: what they mount and who they are must not go before them (OrderedNamespaceDeletion). */
function deleteContent({ registry }: ControllerContext, namespace: string): Content {
  const left: { kind: AnyKind; object: StoredObject }[] = [];
  const failures: string[] = [];
  const kinds = registry.kinds.filter((kind) => kind.namespaced && kind.verbs?.includes("delete") !== false);
  for (const kind of [...kinds.filter(isPod), ...kinds.filter((kind) => !isPod(kind))]) {
    if (!isPod(kind) && left.some((it) => isPod(it.kind))) break;
    for (const object of registry.list(kind, { namespace })) {
      const { name, deletionTimestamp } = object.metadata;
      try {
        if (!deletionTimestamp) registry.delete(kind, namespace, name, { propagationPolicy: "Background" });
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        if (error.code !== 404 && !failures.includes(error.message)) failures.push(error.message);
      }
      const known = registry.find(kind, namespace, name);
      if (known) left.push({ kind, object: known });
    }
  }
  return { left, failures };
}

function isPod(kind: AnyKind): boolean {
  return kind.plural === "pods" && kind.group === "";
}

type Left = readonly { kind: AnyKind; object: StoredObject }[];
type Said = [type: string, status: "True" | "False", reason: string, message: string];

function writeConditions(
  context: ControllerContext,
  namespace: Namespace,
  { left, failures }: Content,
  undiscovered: string | undefined,
): void {
  const time = timeText(context.queue.now());
  const said = [
    discoverySaid(undiscovered),
    ...ALWAYS,
    failuresSaid(failures),
    contentSaid(left),
    finalizersSaid(left),
  ];
  const conditions = said.map(
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
    "NamespaceDeletionGroupVersionParsingFailure",
    "False",
    "ParsedGroupVersions",
    "All legacy kube types successfully parsed",
  ],
];

function failuresSaid(failures: readonly string[]): Said {
  const type = "NamespaceDeletionContentFailure";
  if (failures.length === 0) {
    return [
      type,
      "False",
      "ContentDeleted",
      "All content successfully deleted, may be waiting on finalization",
    ];
  }
  const list = [...failures].sort().join(", ");
  const message = `Failed to delete all resource types, ${failures.length} remaining: ${list}`;
  return [type, "True", "ContentDeletionFailed", message];
}

function discoverySaid(failure: string | undefined): Said {
  const type = "NamespaceDeletionDiscoveryFailure";
  if (failure !== undefined) return [type, "True", "DiscoveryFailed", failure];
  return [type, "False", "ResourcesDiscovered", "All resources successfully discovered"];
}

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
