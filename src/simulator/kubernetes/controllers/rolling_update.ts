/**
 * The arithmetic of a Deployment's rollout, without a cluster: how many pods which ReplicaSet is to have.
 * Source: pkg/controller/deployment/rolling.go, sync.go and util/deployment_util.go.
 */

/** One ReplicaSet as the arithmetic sees it. */
export interface ReplicaCount {
  name: string;
  /** Creation, in milliseconds: older ones shrink first. */
  createdMs: number;
  /** spec.replicas */
  replicas: number;
  /** status.availableReplicas */
  available: number;
  /** Annotation deployment.kubernetes.io/max-replicas at the last scaling. */
  maxReplicas?: number | undefined;
}

export interface Limits {
  desired: number;
  maxSurge: number;
  maxUnavailable: number;
}

/** A change that is to be made: the ReplicaSet's new spec.replicas. */
export interface Scaling {
  name: string;
  from: number;
  to: number;
}

/**
 * Percentages made whole: surge rounds up, unavailability down. Both zero would never move, so one pod may then
 * be unavailable.
 */
export function resolveLimits(
  desired: number,
  maxSurge: number | string | undefined,
  maxUnavailable: number | string | undefined,
): Limits {
  const surge = share(maxSurge ?? 0, desired, Math.ceil);
  const unavailable = share(maxUnavailable ?? 0, desired, Math.floor);
  const moves = surge > 0 || unavailable > 0;
  return { desired, maxSurge: surge, maxUnavailable: Math.min(moves ? unavailable : 1, desired) };
}

/** How many of `total` a share is, rounded down: what may be missing. */
export function podsOfShareDown(value: number | string, total: number): number {
  return share(value, total, Math.floor);
}

/** The size the new ReplicaSet may have now. `totalReplicas` counts all ReplicaSets, this one included. */
export function newReplicaSetSize(current: number, totalReplicas: number, limits: Limits): number {
  if (current >= limits.desired) return limits.desired;
  const room = limits.desired + limits.maxSurge - totalReplicas;
  return room <= 0 ? current : current + Math.min(room, limits.desired - current);
}

/**
 * How the old ReplicaSets shrink: first by what is not available anyway, oldest first, then as far as enough pods
 * stay available.
 */
export function shrinkOld(
  olds: readonly ReplicaCount[],
  current: ReplicaCount | undefined,
  limits: Limits,
): Scaling[] {
  const oldReplicas = sum(olds, (set) => set.replicas);
  const total = oldReplicas + (current?.replicas ?? 0);
  const minAvailable = limits.desired - limits.maxUnavailable;
  const newUnavailable = current ? current.replicas - current.available : 0;
  const maxScaledDown = total - minAvailable - newUnavailable;
  if (oldReplicas === 0 || maxScaledDown <= 0) return [];
  const sets = olds.map((set) => ({ ...set })).sort((a, b) => a.createdMs - b.createdMs);
  shrink(sets, maxScaledDown, (set) => set.replicas - set.available);
  const available = sum(sets, (set) => set.available) + (current?.available ?? 0);
  shrink(sets, available - minAvailable, (set) => set.replicas);
  return scalings(olds, sets);
}

/**
 * Spreads a changed size over several active ReplicaSets in proportion to their sizes, so that a rollout under way
 * goes on as it was. What rounding leaves goes to the largest.
 */
export function spreadProportionally(
  sets: readonly ReplicaCount[],
  limits: Limits,
  deploymentReplicas: number,
): Scaling[] {
  const allowed = limits.desired > 0 ? limits.desired + limits.maxSurge : 0;
  const toAdd = allowed - sum(sets, (set) => set.replicas);
  const sign = toAdd > 0 ? -1 : 1;
  const sorted = sets.map((set) => ({ ...set })).sort((a, b) =>
    b.replicas - a.replicas || sign * (a.createdMs - b.createdMs)
  );
  let added = 0;
  for (const set of sorted) {
    if (toAdd === 0 || added === toAdd || set.replicas === 0) continue;
    const change = fraction(set, limits, deploymentReplicas);
    const left = toAdd - added;
    const bounded = toAdd > 0 ? Math.min(change, left) : Math.max(change, left);
    set.replicas += bounded;
    added += bounded;
  }
  const first = sorted[0];
  if (first && toAdd !== 0) first.replicas = Math.max(0, first.replicas + toAdd - added);
  return scalings(sets, sorted);
}

function fraction(set: ReplicaCount, limits: Limits, deploymentReplicas: number): number {
  if (limits.desired === 0) return -set.replicas;
  const before = set.maxReplicas || deploymentReplicas || limits.desired;
  return Math.round((set.replicas * (limits.desired + limits.maxSurge)) / before) - set.replicas;
}

function shrink(sets: ReplicaCount[], limit: number, spare: (set: ReplicaCount) => number): void {
  let left = limit;
  for (const set of sets) {
    if (left <= 0) return;
    const down = Math.max(0, Math.min(left, spare(set), set.replicas));
    set.replicas -= down;
    left -= down;
  }
}

function scalings(before: readonly ReplicaCount[], after: readonly ReplicaCount[]): Scaling[] {
  const sizes = new Map(before.map((set) => [set.name, set.replicas]));
  return after.map((set) => ({ name: set.name, from: sizes.get(set.name) ?? 0, to: set.replicas }))
    .filter(({ from, to }) => from !== to);
}

function share(value: number | string, total: number, round: (value: number) => number): number {
  if (typeof value === "number") return value;
  return value.endsWith("%") ? round((Number.parseInt(value) * total) / 100) : Number(value) || 0;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
