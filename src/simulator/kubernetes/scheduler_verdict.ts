/** Chooses a node for a pod, or says why there is none. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Random } from "../clock/random.ts";
import { type NodeState, type Refusal, refusalOf } from "./scheduler_filters.ts";
import { requestsOf, type Resources } from "./scheduler_resources.ts";

export type Verdict = { node: string } | { message: string };

/**
 * The node that would be least allocated; among equals, chance. The message's order and words are the scheduler's
 * (framework/types.go, FitError; defaultpreemption).
 */
export function chooseNode(pod: IPod, states: readonly NodeState[], random: Random): Verdict {
  if (states.length === 0) return { message: "no nodes available to schedule pods" };
  const requests = requestsOf(pod);
  const refusals: Refusal[] = [];
  const fitting: { name: string; score: number }[] = [];
  for (const state of states) {
    const refusal = refusalOf(pod, requests, state);
    if (refusal) refusals.push(refusal);
    else fitting.push({ name: state.node.metadata!.name!, score: score(pod, requests, state) });
  }
  if (fitting.length === 0) return { message: fitError(states.length, refusals) };
  const best = Math.max(...fitting.map((candidate) => candidate.score));
  return { node: random.pick(fitting.filter((candidate) => candidate.score === best)).name };
}

/** Taken for pods that ask for nothing, so that they spread too (GetNonzeroRequests). */
const ASSUMED: Resources = { cpu: 100, memory: 200 * 1024 * 1024 };

/** 0 to 100: the free share of cpu and memory after placing the pod, less for taints it would rather not meet. */
function score(pod: IPod, requests: Resources, { node, allocatable, used }: NodeState): number {
  let free = 0;
  for (const name of ["cpu", "memory"]) {
    const total = allocatable[name] ?? 0;
    const assumed = (ASSUMED[name] ?? 0) * (used["pods"] ?? 0);
    const taken = Math.max(used[name] ?? 0, assumed) + (requests[name] || ASSUMED[name]!);
    free += total > 0 ? Math.max(0, (total - taken) / total) : 0;
  }
  const avoided = (node.spec?.taints ?? []).filter(({ effect, key }) =>
    effect === "PreferNoSchedule" &&
    !(pod.spec?.tolerations ?? []).some((toleration) => toleration.key === key)
  );
  return Math.round(free * 50) - avoided.length * 100;
}

function fitError(nodes: number, refusals: readonly Refusal[]): string {
  const reasons = histogram(refusals.flatMap((refusal) => refusal.reasons));
  const preemption = histogram(
    refusals.map((refusal) =>
      refusal.unresolvable
        ? "Preemption is not helpful for scheduling"
        : "No preemption victims found for incoming pod"
    ),
  );
  return `0/${nodes} nodes are available: ${reasons}. no new claims to deallocate, preemption: ` +
    `0/${nodes} nodes are available: ${preemption}.`;
}

/** `1 Insufficient cpu, 2 node(s) were unschedulable`: sorted as text, counts first. */
function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${reason}`).sort().join(", ");
}
