import type { IReplicationController } from "kubernetes-models/v1/ReplicationController";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { formatLabels, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";
import { countPods, podQuery, podsKey, writeConditions } from "./workload_text.ts";

export const replicationControllerDescriber: Describer = {
  kind: "ReplicationController",
  group: "",
  related: (object) => [
    podQuery(object, { matchLabels: (object as unknown as IReplicationController).spec?.selector ?? {} }),
    eventQuery(object, "ReplicationController"),
  ],
  describe(object, related, context) {
    const { spec, status } = object as unknown as IReplicationController;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "Selector", formatLabels(spec?.selector));
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Replicas", `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`);
    text.field(0, "Pods Status", countPods(object, related[podsKey]));
    writePodTemplate(text, spec?.template);
    writeConditions(text, status?.conditions);
    writeEvents(text, related, context);
    return text.toString();
  },
};
