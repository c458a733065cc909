/**
 * Which pods of a DaemonSet are replaced next: arithmetic without a cluster. Source: pkg/controller/daemon/update.go,
 * rollingUpdate.
 */

/** The pods on one node that is to run one. */
export interface NodePods<P> {
  node: string;
  fresh: P | undefined;
  old: P | undefined;
  /** More than one pod of a revision: others than the rollout will see to it. */
  isMuddled: boolean;
}

export interface RolloutLimits<P> {
  maxUnavailable: number;
  maxSurge: number;
  isAvailable(pod: P): boolean;
}

export interface RolloutStep<P> {
  remove: P[];
  /** Nodes that get a new pod beside the old one. */
  add: string[];
}

export function nextStep<P>(nodes: readonly NodePods<P>[], limits: RolloutLimits<P>): RolloutStep<P> {
  return limits.maxSurge > 0 ? surge(nodes, limits) : { remove: replace(nodes, limits), add: [] };
}

function replace<P>(nodes: readonly NodePods<P>[], { maxUnavailable, isAvailable }: RolloutLimits<P>): P[] {
  let unavailable = 0;
  const broken: P[] = [];
  const candidates: P[] = [];
  for (const { fresh, old, isMuddled } of nodes) {
    if (isMuddled || Boolean(fresh) === Boolean(old)) unavailable++;
    else if (fresh) unavailable += isAvailable(fresh) ? 0 : 1;
    else if (!isAvailable(old!)) {
      // A pod that serves nobody is replaced at no cost.
      broken.push(old!);
      unavailable++;
    } else if (unavailable < maxUnavailable) candidates.push(old!);
  }
  return [...broken, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))];
}

function surge<P>(
  nodes: readonly NodePods<P>[],
  { maxSurge, isAvailable }: RolloutLimits<P>,
): RolloutStep<P> {
  let extra = 0;
  const remove: P[] = [];
  const broken: string[] = [];
  const candidates: string[] = [];
  for (const { node, fresh, old, isMuddled } of nodes) {
    if (isMuddled) extra++;
    else if (!old) continue;
    else if (fresh && isAvailable(fresh)) remove.push(old);
    else if (fresh) extra++;
    else if (!isAvailable(old)) broken.push(node);
    else if (extra < maxSurge) candidates.push(node);
  }
  return { remove, add: [...broken, ...candidates.slice(0, Math.max(0, maxSurge - extra))] };
}
