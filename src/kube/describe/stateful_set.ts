import type { IStatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import { formatLabelSelector, fromLabelSelectorObject } from "../label_selector.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { formatTime, labelLines, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";
import { printAmount } from "./resource_amounts.ts";
import { countPods, podQuery, podsKey } from "./workload_text.ts";

export const statefulSetDescriber: Describer = {
  kind: "StatefulSet",
  group: "apps",
  related: (object) => [
    podQuery(object, (object as unknown as IStatefulSet).spec?.selector),
    eventQuery(object, "StatefulSet"),
  ],
  describe(object, related, context) {
    const set = object as unknown as IStatefulSet;
    const { spec, status } = set;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "CreationTimestamp", formatTime(object.metadata.creationTimestamp));
    text.field(0, "Selector", formatLabelSelector(fromLabelSelectorObject(spec?.selector)));
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Replicas", `${spec?.replicas ?? 0} desired | ${status?.replicas ?? 0} total`);
    text.field(0, "Update Strategy", spec?.updateStrategy?.type);
    const { partition, maxUnavailable } = spec?.updateStrategy?.rollingUpdate ?? {};
    if (partition !== undefined) {
      text.field(1, "Partition", partition);
      if (maxUnavailable !== undefined) text.field(1, "MaxUnavailable", maxUnavailable);
    }
    text.field(0, "Pods Status", countPods(object, related[podsKey]));
    writePodTemplate(text, spec?.template);
    writeClaimTemplates(text, set);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeClaimTemplates(text: DescribeText, { spec }: IStatefulSet): void {
  const templates = spec?.volumeClaimTemplates ?? [];
  text.line(0, `Volume Claims:${templates.length === 0 ? "\t<none>" : ""}`);
  for (const { metadata, spec } of templates) {
    text.field(1, "Name", metadata?.name);
    text.field(1, "StorageClass", spec?.storageClassName);
    text.values(1, "Labels", labelLines(metadata?.labels));
    text.values(1, "Annotations", labelLines(metadata?.annotations));
    const capacity = spec?.resources?.requests?.storage;
    text.field(1, "Capacity", capacity === undefined ? "<default>" : printAmount(capacity));
    text.field(1, "Access Modes", `[${(spec?.accessModes ?? []).join(" ")}]`);
  }
}
