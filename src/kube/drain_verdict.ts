/** Which pods a drain takes from a node, and which of them block it. Source: kubectl, pkg/drain/filters.go. */
import type { KubeObject } from "./object.ts";

export interface DrainChoice {
  /** Seconds; undefined: as long as each pod asks for. */
  readonly graceSeconds: number | undefined;
  /** Seconds; 0: without end. */
  readonly timeoutSeconds: number;
  readonly ignoresDaemonSets: boolean;
  readonly deletesEmptyDirs: boolean;
  readonly isForced: boolean;
  /** Deletes instead of evicting: budgets are not asked. */
  readonly disablesEviction: boolean;
}

export interface DrainPlan {
  /** What goes. */
  readonly pods: readonly KubeObject[];
  /** Why it is not begun, each with its pods: `cannot delete Pods … (use --force to override)`. */
  readonly problems: readonly string[];
  /** What kubectl warns of. */
  readonly warnings: readonly string[];
}

/** What kubectl says of a pod. */
interface Verdict {
  readonly goes: boolean;
  readonly problem?: string;
  readonly warning?: string;
}

/** What a drain makes of the pods of a node; `daemonSets` are the UIDs of the daemon sets that there are. */
export function judgePods(
  pods: readonly KubeObject[],
  choice: DrainChoice,
  daemonSets: ReadonlySet<string | undefined>,
): DrainPlan {
  const judged = pods.map((pod) => ({ pod, verdict: verdictOn(pod, choice, daemonSets) }));
  return {
    pods: judged.filter(({ verdict }) => verdict.goes).map(({ pod }) => pod),
    problems: grouped(judged, ({ problem }) => problem),
    warnings: grouped(judged, ({ warning }) => warning),
  };
}

export function podTitle({ metadata }: KubeObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

const words = {
  emptyDir: "Pods with local storage (use --delete-emptydir-data to override)",
  emptyDirWarning: "Pods with local storage",
  daemonSet: "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)",
  daemonSetWarning: "DaemonSet-managed Pods",
  unmanaged: "Pods that declare no controller (use --force to override)",
  unmanagedWarning: "Pods that declare no controller",
};

/** Later filters are asked only while earlier ones let the pod go, as in kubectl. */
function verdictOn(
  pod: KubeObject,
  choice: DrainChoice,
  daemonSets: ReadonlySet<string | undefined>,
): Verdict {
  if (isMirror(pod)) return { goes: false };
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner?.kind === "DaemonSet" && !isFinished(pod)) {
    if (!daemonSets.has(owner.uid)) {
      return choice.isForced
        ? { goes: true, warning: words.unmanagedWarning }
        : { goes: false, problem: words.unmanaged };
    }
    return choice.ignoresDaemonSets
      ? { goes: false, warning: words.daemonSetWarning }
      : { goes: false, problem: words.daemonSet };
  }
  if (!isFinished(pod) && hasEmptyDir(pod)) {
    if (!choice.deletesEmptyDirs) return { goes: false, problem: words.emptyDir };
    if (!owner && !choice.isForced) return { goes: false, problem: words.unmanaged };
    return { goes: true, warning: words.emptyDirWarning };
  }
  if (isFinished(pod) || owner) return { goes: true };
  return choice.isForced
    ? { goes: true, warning: words.unmanagedWarning }
    : { goes: false, problem: words.unmanaged };
}

function isMirror({ metadata }: KubeObject): boolean {
  return metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined;
}

function hasEmptyDir(pod: KubeObject): boolean {
  const spec = pod["spec"] as { volumes?: { emptyDir?: unknown }[] } | undefined;
  return spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined && emptyDir !== null) ?? false;
}

/** `DaemonSet-managed Pods (…): kube-system/kube-proxy-x, …`. */
function grouped(
  judged: readonly { pod: KubeObject; verdict: Verdict }[],
  pick: (verdict: Verdict) => string | undefined,
): string[] {
  const byWords = new Map<string, string[]>();
  for (const { pod, verdict } of judged) {
    const said = pick(verdict);
    if (said !== undefined) byWords.set(said, [...byWords.get(said) ?? [], podTitle(pod)]);
  }
  return [...byWords].map(([said, names]) => `${said}: ${names.join(", ")}`);
}

function isFinished(pod: KubeObject): boolean {
  const { phase } = (pod["status"] ?? {}) as { phase?: string };
  return phase === "Succeeded" || phase === "Failed";
}
