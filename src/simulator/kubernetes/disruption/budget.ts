/** What a budget says to an eviction. Source: pkg/registry/core/pod/storage/eviction.go. */
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { allowedCondition, allowedConditions, type BudgetStatus } from "./condition.ts";
import type { AnyKind } from "../kind.ts";
import { timestamp } from "../object_form.ts";
import { forbidden } from "../refusals.ts";
import type { Registry, StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";

export type Budget = Stored<IPodDisruptionBudget> & StoredObject;

/** Budgets that the pod counts for; undefined: none are served. */
export function budgetsOf(
  registry: Registry,
  pod: KubeObject,
): { kind: AnyKind; budgets: Budget[] } | undefined {
  const kind = registry.kinds.find(({ plural, group }) =>
    plural === "poddisruptionbudgets" && group === "policy"
  );
  const { namespace, labels } = pod.metadata;
  if (!kind || !namespace) return undefined;
  const all = registry.list(kind, { namespace }) as unknown as Budget[];
  return {
    kind,
    budgets: all.filter(({ spec }) => matchesLabels(fromLabelSelectorObject(spec?.selector), labels)),
  };
}

/** Whether a pod that is not ready may go without costing the budget anything. */
export function sparesUnready({ spec, status }: Budget): boolean {
  if (spec?.unhealthyPodEvictionPolicy === "AlwaysAllow") return true;
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {};
  return desiredHealthy > 0 && currentHealthy >= desiredHealthy;
}

/** Evictions that the controller has not seen yet, at most. */
const MAX_DISRUPTED_PODS = 2000;

/**
 * The status when one more pod has been given up.
 *
 * @throws {StatusError} 429 when the budget has no room, 403 when it cannot be trusted.
 */
export function spend(budget: Budget, podName: string, nowMs: number): BudgetStatus {
  const { metadata, status } = budget;
  const { name, generation = 0 } = metadata;
  const { disruptionsAllowed = 0, observedGeneration = 0, disruptedPods = {} } = status ?? {};
  if (observedGeneration < generation) {
    throw tooMany(`The disruption budget ${name} is still being processed by the server.`, RETRY_SECONDS);
  }
  if (disruptionsAllowed < 0) throw forbidden(NAMED, name, "pdb disruptions allowed is negative");
  if (Object.keys(disruptedPods).length > MAX_DISRUPTED_PODS) {
    const why = "DisruptedPods map too big - too many evictions not confirmed by PDB controller";
    throw forbidden(NAMED, name, why);
  }
  if (disruptionsAllowed === 0) throw tooMany(whyNot(name, status));
  const next: BudgetStatus = {
    ...status!,
    disruptionsAllowed: disruptionsAllowed - 1,
    disruptedPods: { ...disruptedPods, [podName]: timestamp(nowMs) },
  };
  return next.disruptionsAllowed === 0 ? { ...next, conditions: allowedConditions(next, nowMs) } : next;
}

/** The server writes the singular here. */
const NAMED = { group: "policy", kind: "PodDisruptionBudget", plural: "poddisruptionbudget" };
const RETRY_SECONDS = 10;

function tooMany(message: string, retryAfterSeconds?: number): StatusError {
  return new StatusError(
    429,
    "TooManyRequests",
    "Cannot evict pod as it would violate the pod's disruption budget.",
    {
      causes: [{ reason: "DisruptionBudget", message }],
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    },
  );
}

function whyNot(name: string, status: BudgetStatus | undefined): string {
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {};
  const condition = allowedCondition(status);
  const why = condition?.status === "False" ? condition.message : "";
  if (why && condition!.reason === "SyncFailed") {
    return `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${why}`;
  }
  if (currentHealthy <= desiredHealthy) {
    return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  }
  const start = `The disruption budget ${name} does not allow evicting pods currently`;
  return why ? `${start} (${condition!.reason}): ${why}` : start;
}
