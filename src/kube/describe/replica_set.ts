import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import { formatLabelSelector, fromLabelSelectorObject } from "../label_selector.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { writeController, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";
import { countPods, podQuery, podsKey, writeConditions } from "./workload_text.ts";

export const replicaSetDescriber: Describer = {
  kind: "ReplicaSet",
  group: "apps",
  related: (object) => [
    podQuery(object, (object as unknown as IReplicaSet).spec?.selector),
    eventQuery(object, "ReplicaSet"),
  ],
  describe(object, related, context) {
    const { spec, status } = object as unknown as IReplicaSet;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "Selector", formatLabelSelector(fromLabelSelectorObject(spec?.selector)));
    writeLabelsAndAnnotations(text, object);
    writeController(text, object);
    text.field(0, "Replicas", `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`);
    text.field(0, "Pods Status", countPods(object, related[podsKey]));
    writePodTemplate(text, spec?.template);
    writeConditions(text, status?.conditions);
    writeEvents(text, related, context);
    return text.toString();
  },
};
