import type { IDaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import { formatLabelSelector, fromLabelSelectorObject } from "../label_selector.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { formatLabels, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";
import { countPods, podQuery, podsKey } from "./workload_text.ts";

export const daemonSetDescriber: Describer = {
  kind: "DaemonSet",
  group: "apps",
  related: (object) => [
    podQuery(object, (object as unknown as IDaemonSet).spec?.selector),
    eventQuery(object, "DaemonSet"),
  ],
  describe(object, related, context) {
    const { spec, status } = object as unknown as IDaemonSet;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "Selector", formatLabelSelector(fromLabelSelectorObject(spec?.selector)));
    text.field(0, "Node-Selector", formatLabels(spec?.template.spec?.nodeSelector));
    writeLabelsAndAnnotations(text, object);
    // These stand outside the columns.
    text.line(0, `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`);
    text.line(0, `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`);
    text.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`);
    text.line(0, `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`);
    text.line(0, `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`);
    text.field(0, "Pods Status", countPods(object, related[podsKey]));
    writePodTemplate(text, spec?.template);
    writeEvents(text, related, context);
    return text.toString();
  },
};
