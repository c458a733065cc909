/** PodDisruptionBudgets around pods: what they allow, and that a plain delete does not ask them. */
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import { countOf, type Scene } from "./scene.ts";

export type Budget = Stored<IPodDisruptionBudget>;

/** A budget, and those of some pods that it guards. */
export interface GuardedPods {
  readonly budget: Budget;
  readonly pods: readonly KubeObject[];
}

export async function askedBudgets(scene: Scene): Promise<Line[]> {
  const namespaces = [...new Set(scene.pods.map(({ metadata }) => metadata.namespace ?? ""))];
  const budgets = await Promise.all(
    namespaces.map((namespace) => scene.around.list("poddisruptionbudgets.policy", { namespace })),
  );
  return guardedPods(budgets.flat() as Budget[], scene.pods).map(({ budget, pods }): Line => {
    const allowed = allowedDisruptions(budget);
    const isTooMany = pods.length > allowed;
    return {
      spans: [{
        text: `PodDisruptionBudget ${budgetText(budget)}; ${
          countOf(pods.length, "pod")
        } of it would go: deleting does not ask it.`,
        role: isTooMany ? "warn" : "dim",
      }],
    };
  });
}

/** Each budget that guards some of the pods. */
export function guardedPods(budgets: readonly Budget[], pods: readonly KubeObject[]): GuardedPods[] {
  return budgets.flatMap((budget) => {
    const selector = fromLabelSelectorObject(budget.spec?.selector as LabelSelectorObject | undefined);
    const guarded = pods.filter(({ metadata }) =>
      metadata.namespace === budget.metadata.namespace && matchesLabels(selector, metadata.labels)
    );
    return guarded.length > 0 ? [{ budget, pods: guarded }] : [];
  });
}

/** `front allows 1 disruption now (2 of 3 pods must be up)`. */
export function budgetText(budget: Budget): string {
  const { currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {};
  const allowed = allowedDisruptions(budget);
  return `${budget.metadata.name} allows ${
    allowed === 0 ? "no disruption" : countOf(allowed, "disruption")
  } now (${desiredHealthy} must be up, ${currentHealthy} ${currentHealthy === 1 ? "is" : "are"})`;
}

export function allowedDisruptions({ status }: Budget): number {
  return status?.disruptionsAllowed ?? 0;
}
