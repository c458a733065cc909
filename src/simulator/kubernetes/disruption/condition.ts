/** What a budget says of itself. Source: component-helpers/apps/poddisruptionbudget/helpers.go. */
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { timestamp } from "../object_form.ts";

export type BudgetStatus = NonNullable<IPodDisruptionBudget["status"]>;
type Condition = NonNullable<BudgetStatus["conditions"]>[number];

export const DISRUPTION_ALLOWED = "DisruptionAllowed";

/** The conditions that go with the number of disruptions allowed. */
export function allowedConditions(status: BudgetStatus, nowMs: number): Condition[] {
  const isAllowed = (status.disruptionsAllowed ?? 0) > 0;
  return withCondition(
    status,
    isAllowed ? "True" : "False",
    isAllowed ? "SufficientPods" : "InsufficientPods",
    "",
    nowMs,
  );
}

/** Why the budget could not be reckoned. */
export function failedConditions(status: BudgetStatus, message: string, nowMs: number): Condition[] {
  return withCondition(status, "False", "SyncFailed", message, nowMs);
}

export function allowedCondition(status: BudgetStatus | undefined): Condition | undefined {
  return status?.conditions?.find(({ type }) => type === DISRUPTION_ALLOWED);
}

function withCondition(
  status: BudgetStatus,
  state: "True" | "False",
  reason: string,
  message: string,
  nowMs: number,
): Condition[] {
  const known = allowedCondition(status);
  const condition: Condition = {
    type: DISRUPTION_ALLOWED,
    status: state,
    observedGeneration: status.observedGeneration ?? 0,
    lastTransitionTime: known?.status === state ? known.lastTransitionTime : timestamp(nowMs),
    reason,
    message,
  };
  return [...(status.conditions ?? []).filter(({ type }) => type !== DISRUPTION_ALLOWED), condition];
}
