/** Reckons how many pods of a budget may be evicted. Source: pkg/controller/disruption/disruption.go. */
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import type { IPod } from "kubernetes-models/v1/Pod";
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import {
  allowedCondition,
  allowedConditions,
  type BudgetStatus,
  failedConditions,
} from "../disruption/condition.ts";
import { type ExpectedScale, expectedScale, ScaleError } from "../disruption/scale.ts";
import { podsOfShare } from "../kinds/pod_share.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER_STATUS, tell } from "./controller.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { isReady } from "./pod_ranking.ts";
import { WorkQueue } from "./work_queue.ts";

type Pod = Stored<IPod> & StoredObject;
type Budget = Stored<IPodDisruptionBudget> & StoredObject;

const DELAY_MS = 8;
/** An evicted pod that is still there after this long is thought to stay. */
const DELETION_TIMEOUT_MS = 120_000;

export function startDisruption(context: ControllerContext): void {
  new DisruptionController(context);
}

class DisruptionController {
  readonly #context: ControllerContext;
  readonly #budgets: Informer<Budget>;
  readonly #pods: Informer<Pod>;
  readonly #work: WorkQueue;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#budgets = context.informers.of<IPodDisruptionBudget>("poddisruptionbudgets", "policy");
    this.#pods = context.informers.of<IPod>("pods");
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#budgets.onChange(({ object }) => this.#enqueue(object));
    this.#pods.onChange(({ object }) => this.#podChanged(object));
  }

  #enqueue(budget: KubeObject, delayMs?: number): void {
    this.#work.add(cacheKey(budget.metadata.namespace, budget.metadata.name ?? ""), delayMs);
  }

  #podChanged(pod: Pod): void {
    if (this.#budgets.size === 0) return;
    const [first, second] = this.#budgets.inNamespace(pod.metadata.namespace).filter((budget) =>
      matchesLabels(fromLabelSelectorObject(budget.spec?.selector), pod.metadata.labels)
    );
    if (!first) return;
    if (second) {
      const { namespace, name } = pod.metadata;
      const message = `Pod "${namespace}"/"${name}" matches multiple PodDisruptionBudgets.  ` +
        `Chose "${first.metadata.name}" arbitrarily.`;
      this.#record(pod, "Warning", "MultiplePodDisruptionBudgets", message);
    }
    this.#enqueue(first);
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const budget = this.#budgets.get(namespace, name!);
    if (!budget) return;
    const selector = fromLabelSelectorObject(budget.spec?.selector);
    const pods = this.#pods.inNamespace(namespace).filter((pod) =>
      matchesLabels(selector, pod.metadata.labels)
    );
    if (pods.length === 0) this.#record(budget, "Normal", "NoPods", "No matching pods found");
    try {
      this.#reckon(budget, pods);
    } catch (error) {
      if (!(error instanceof ScaleError)) throw error;
      const message = `Failed to calculate the number of expected pods: ${error.message}`;
      this.#record(budget, "Warning", "CalculateExpectedPodCountFailed", message);
      this.#closeFor(budget, error.message);
    }
  }

  /** @throws {ScaleError} */
  #reckon(budget: Budget, pods: readonly Pod[]): void {
    const now = this.#context.queue.now();
    const { count, desired, unmanaged } = this.#expected(budget, pods);
    if (unmanaged.length > 0) this.#record(budget, "Warning", "UnmanagedPods", unmanagedText(budget));
    const disrupted = this.#stillDisrupted(budget, pods, now);
    const healthy =
      pods.filter((pod) =>
        !pod.metadata.deletionTimestamp && !Object.hasOwn(disrupted, pod.metadata.name) && isReady(pod)
      ).length;
    // Budgets whose first pods are just appearing allow nothing yet.
    const allowed = count > 0 ? Math.max(0, healthy - desired) : 0;
    const status: BudgetStatus = {
      observedGeneration: budget.metadata.generation ?? 0,
      ...(Object.keys(disrupted).length > 0 ? { disruptedPods: disrupted } : {}),
      disruptionsAllowed: allowed,
      currentHealthy: healthy,
      desiredHealthy: desired,
      expectedPods: count,
      conditions: budget.status?.conditions ?? [],
    };
    status.conditions = allowedConditions(status, now);
    this.#write(budget, status);
    const recheckAt = Math.min(...Object.values(disrupted).map((at) => Date.parse(at) + DELETION_TIMEOUT_MS));
    if (recheckAt < Infinity) this.#enqueue(budget, Math.max(DELAY_MS, recheckAt - now + 1000));
  }

  #expected(
    { spec }: Budget,
    pods: readonly Pod[],
  ): ExpectedScale & { desired: number } {
    const { minAvailable, maxUnavailable } = spec ?? {};
    if (maxUnavailable === undefined && typeof minAvailable !== "string") {
      const count = minAvailable === undefined ? 0 : pods.length;
      return { count, desired: minAvailable ?? 0, unmanaged: [] };
    }
    const scale = expectedScale(this.#context.registry, pods);
    const desired = maxUnavailable === undefined
      ? podsOfShare(minAvailable!, scale.count)
      : Math.max(0, scale.count - podsOfShare(maxUnavailable, scale.count));
    return { ...scale, desired };
  }

  /** Pods that an eviction was allowed for and that are about to go. */
  #stillDisrupted(budget: Budget, pods: readonly Pod[], now: number): Record<string, string> {
    const result: Record<string, string> = {};
    const disrupted = (budget.status?.disruptedPods ?? {}) as Record<string, string>;
    for (const pod of pods) {
      const at = disrupted[pod.metadata.name];
      if (at === undefined || pod.metadata.deletionTimestamp) continue;
      if (Date.parse(at) + DELETION_TIMEOUT_MS >= now) result[pod.metadata.name] = at;
      else {
        const { namespace } = budget.metadata;
        const message = `Pod was expected by PDB ${namespace}/${namespace} to be deleted but it wasn't`;
        this.#record(pod, "Warning", "NotDeleted", message);
      }
    }
    return result;
  }

  /** What cannot be reckoned allows nothing. */
  #closeFor(budget: Budget, message: string): void {
    const status: BudgetStatus = {
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
      ...budget.status,
      disruptionsAllowed: 0,
    };
    status.conditions = failedConditions(status, message, this.#context.queue.now());
    this.#write(budget, status);
  }

  #write(budget: Budget, status: BudgetStatus): void {
    const isSame = JSON.stringify(status) === JSON.stringify(budget.status);
    if (isSame && allowedCondition(budget.status)) return;
    this.#context.registry.update(this.#budgets.kind, { ...budget, status }, MANAGER_STATUS);
  }

  #record(regarding: StoredObject, type: "Normal" | "Warning", reason: string, message: string): void {
    tell(this.#context.registry, { regarding, type, reason, message, component: "controllermanager" });
  }
}

/** The selector as Go prints it. */
function unmanagedText({ spec }: Budget): string {
  const { matchLabels = {}, matchExpressions = [] } = spec?.selector ?? {};
  const labels = Object.entries(matchLabels).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([key, value]) => `${key}: ${value},`).join("");
  const expressions = matchExpressions.map(({ key, operator, values = [] }) =>
    `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(" ")}],},`
  ).join("");
  const selector = `&LabelSelector{MatchLabels:map[string]string{${labels}},` +
    `MatchExpressions:[]LabelSelectorRequirement{${expressions}},}`;
  return `Pods selected by this PodDisruptionBudget (selector: ${selector}) were found to be unmanaged. ` +
    "As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. " +
    'To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.';
}
