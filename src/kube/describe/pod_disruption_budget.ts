import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { formatLabelSelector, fromLabelSelectorObject } from "../label_selector.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeName } from "./metadata_text.ts";

export const podDisruptionBudgetDescriber: Describer = {
  kind: "PodDisruptionBudget",
  group: "policy",
  related: onlyEvents("PodDisruptionBudget"),
  describe(object, related, context) {
    const { spec, status } = object as unknown as IPodDisruptionBudget;
    const text = new DescribeText();
    writeName(text, object);
    if (spec?.minAvailable !== undefined) text.field(0, "Min available", spec.minAvailable);
    else if (spec?.maxUnavailable !== undefined) text.field(0, "Max unavailable", spec.maxUnavailable);
    const selector = spec?.selector ? formatLabelSelector(fromLabelSelectorObject(spec.selector)) : "<unset>";
    text.field(0, "Selector", selector);
    text.line(0, "Status:");
    text.field(2, "Allowed disruptions", status?.disruptionsAllowed ?? 0);
    text.field(2, "Current", status?.currentHealthy ?? 0);
    text.field(2, "Desired", status?.desiredHealthy ?? 0);
    text.field(2, "Total", status?.expectedPods ?? 0);
    writeEvents(text, related, context);
    return text.toString();
  },
};
