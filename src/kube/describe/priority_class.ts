import type { IPriorityClass } from "kubernetes-models/scheduling.k8s.io/v1/PriorityClass";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatLabels } from "./metadata_text.ts";

export const priorityClassDescriber: Describer = {
  kind: "PriorityClass",
  group: "scheduling.k8s.io",
  related: onlyEvents("PriorityClass"),
  describe(object, related, context) {
    const { value, globalDefault, preemptionPolicy, description } = object as unknown as IPriorityClass;
    const text = new DescribeText();
    text.field(0, "Name", object.metadata.name);
    text.field(0, "Value", value);
    text.field(0, "GlobalDefault", globalDefault ?? false);
    text.field(0, "PreemptionPolicy", preemptionPolicy);
    text.field(0, "Description", description);
    text.field(0, "Annotations", formatLabels(object.metadata.annotations));
    writeEvents(text, related, context);
    return text.toString();
  },
};
