/** Making room for a pod by ending others that matter less. Source: pkg/scheduler/framework/preemption. */
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { matchesLabels } from "../../../kube/label_selector.ts";
import type { Random } from "../../clock/random.ts";
import { preemptionError } from "./fit_error.ts";
import type { NodeState } from "./node_state.ts";
import type { Placement } from "./placement.ts";
import type { PodFacts } from "./pod_facts.ts";
import type { Refusal } from "./refusal.ts";
import { readSelector } from "./selectors.ts";

export interface Candidate {
  state: NodeState;
  /** The most important first. */
  victims: readonly PodFacts[];
  /** Victims whose budget allows no disruption. */
  violations: number;
}

export type PreemptionResult = { candidate: Candidate } | { message: string };

/** Candidates that are enough (minCandidateNodesAbsolute, minCandidateNodesPercentage). */
const ENOUGH_CANDIDATES = 100;
const ENOUGH_SHARE = 0.1;

/** `nodes`: how many there are; `refusals`: of those that were looked at. */
export function preempt(
  placement: Placement,
  refusals: ReadonlyMap<NodeState, Refusal>,
  options: { nodes: number; budgets: readonly IPodDisruptionBudget[]; random: Random },
): PreemptionResult {
  const { pod } = placement.pod;
  if (pod.spec?.preemptionPolicy === "Never") {
    return { message: "not eligible due to preemptionPolicy=Never." };
  }
  if (isWaitingForVictims(placement, refusals)) {
    return { message: "not eligible due to a terminating pod on the nominated node." };
  }
  const hopeful = [...refusals].filter(([, refusal]) => !refusal.isFinal).map(([state]) => state);
  const enough = Math.max(ENOUGH_CANDIDATES, Math.floor(hopeful.length * ENOUGH_SHARE));
  const offset = hopeful.length > 0 ? options.random.below(hopeful.length) : 0;
  const candidates: Candidate[] = [];
  const failures: (readonly string[])[] = [];
  for (let index = 0; index < hopeful.length && candidates.length < enough; index++) {
    const state = hopeful[(offset + index) % hopeful.length]!;
    const result = victimsOn(placement, state, options.budgets);
    if ("victims" in result) candidates.push(result);
    else failures.push(result.reasons);
  }
  if (candidates.length === 0) return { message: preemptionError(options.nodes, failures) };
  return { candidate: best(candidates) };
}

/** Room is being made already, and it may be enough. */
function isWaitingForVictims({ pod }: Placement, refusals: ReadonlyMap<NodeState, Refusal>): boolean {
  const nominated = pod.pod.status?.nominatedNodeName;
  const found = nominated && [...refusals].find(([{ name }]) => name === nominated);
  if (!found || found[1].isFinal) return false;
  return [...found[0].pods.values()].some((other) => other.priority < pod.priority && isPreempted(other));
}

function isPreempted({ pod, isTerminating }: PodFacts): boolean {
  return isTerminating &&
    (pod.status?.conditions ?? []).some(({ type, status, reason }) =>
      type === "DisruptionTarget" && status === "True" && reason === "PreemptionByScheduler"
    );
}

/** All that matter less go, and come back one by one as far as the pod still fits. */
function victimsOn(
  placement: Placement,
  state: NodeState,
  budgets: readonly IPodDisruptionBudget[],
): Candidate | { reasons: readonly string[] } {
  const lesser = [...state.pods.values()].filter(({ priority }) => priority < placement.pod.priority);
  if (lesser.length === 0) return { reasons: ["No preemption victims found for incoming pod"] };
  for (const other of lesser) placement.change(other, state, -1);
  const refusal = placement.refusal(state);
  if (refusal) {
    for (const other of lesser) placement.change(other, state, 1);
    return { reasons: refusal.reasons };
  }
  const [violating, others] = byBudget(lesser.sort(byImportance), budgets);
  const victims: PodFacts[] = [];
  let violations = 0;
  for (const other of [...violating, ...others]) {
    placement.change(other, state, 1);
    if (!placement.refusal(state)) continue;
    placement.change(other, state, -1);
    victims.push(other);
    if (violating.includes(other)) violations++;
  }
  for (const victim of victims) placement.change(victim, state, 1);
  return { state, victims: victims.sort(byImportance), violations };
}

/** Higher priority first, and what has run for longer. */
function byImportance(one: PodFacts, other: PodFacts): number {
  return other.priority - one.priority || startMs(one) - startMs(other);
}

function startMs({ pod }: PodFacts): number {
  return Date.parse(pod.status?.startTime ?? pod.metadata.creationTimestamp);
}

/** Those whose end a budget does not allow, and the others; in the order given. */
function byBudget(
  pods: readonly PodFacts[],
  budgets: readonly IPodDisruptionBudget[],
): [PodFacts[], PodFacts[]] {
  const allowed = budgets.map(({ status }) => status?.disruptionsAllowed ?? 0);
  const violating: PodFacts[] = [];
  const others: PodFacts[] = [];
  for (const pod of pods) {
    let isViolated = false;
    budgets.forEach((budget, index) => {
      if (!concerns(budget, pod)) return;
      allowed[index]!--;
      if (allowed[index]! < 0) isViolated = true;
    });
    (isViolated ? violating : others).push(pod);
  }
  return [violating, others];
}

function concerns({ metadata, spec, status }: IPodDisruptionBudget, pod: PodFacts): boolean {
  if (metadata?.namespace !== pod.namespace || Object.keys(pod.labels).length === 0) return false;
  const selector = readSelector(spec?.selector);
  return selector.requirements.length > 0 && matchesLabels(selector, pod.labels) &&
    status?.disruptedPods?.[pod.pod.metadata.name] === undefined;
}

/** By each measure in turn, until one is left (pickOneNodeForPreemption). */
function best(candidates: readonly Candidate[]): Candidate {
  let left = candidates;
  for (const measure of MEASURES) {
    const values = left.map(measure);
    const least = Math.min(...values);
    left = left.filter((_, index) => values[index] === least);
  }
  return left[0]!;
}

/** Added to priorities, so that few victims are better than many where priorities are below zero. */
const PRIORITY_OFFSET = 2 ** 31;

/** The smaller, the better. */
const MEASURES: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => violations,
  ({ victims }) => victims[0]?.priority ?? 0,
  ({ victims }) => victims.reduce((sum, { priority }) => sum + priority + PRIORITY_OFFSET, 0),
  ({ victims }) => victims.length,
  // The latest start among the most important victims: the least is lost.
  ({ victims }) =>
    -Math.min(...victims.filter(({ priority }) => priority === victims[0]!.priority).map(startMs)),
];
