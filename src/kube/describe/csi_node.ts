import type { ICSINode } from "kubernetes-models/storage.k8s.io/v1/CSINode";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const csiNodeDescriber: Describer = {
  kind: "CSINode",
  group: "storage.k8s.io",
  related: onlyEvents("CSINode"),
  describe(object, related, context) {
    const drivers = (object as unknown as ICSINode).spec?.drivers;
    const text = new DescribeText();
    writeName(text, object, false);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "CreationTimestamp", formatTime(object.metadata.creationTimestamp));
    text.line(0, "Spec:");
    if (drivers) text.line(1, "Drivers:");
    for (const { name, nodeID, allocatable, topologyKeys } of drivers ?? []) {
      text.line(2, `${name}:`);
      text.field(3, "Node ID", nodeID);
      if (allocatable?.count !== undefined) {
        text.line(3, "Allocatables:");
        text.field(4, "Count", allocatable.count);
      }
      if (topologyKeys) text.field(3, "Topology Keys", `[${topologyKeys.join(" ")}]`);
    }
    writeEvents(text, related, context);
    return text.toString();
  },
};
