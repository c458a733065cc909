import type { IIPAddress } from "kubernetes-models/networking.k8s.io/v1/IPAddress";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const ipAddressDescriber: Describer = {
  kind: "IPAddress",
  group: "networking.k8s.io",
  related: onlyEvents("IPAddress"),
  describe(object, related, context) {
    const parent = (object as unknown as IIPAddress).spec?.parentRef;
    const text = new DescribeText();
    writeName(text, object, false);
    writeLabelsAndAnnotations(text, object);
    if (parent) {
      text.line(0, "Parent Reference:");
      text.field(1, "Group", parent.group);
      text.field(1, "Resource", parent.resource);
      text.field(1, "Namespace", parent.namespace);
      text.field(1, "Name", parent.name);
    }
    writeEvents(text, related, context);
    return text.toString();
  },
};
