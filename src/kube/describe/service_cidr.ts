import type { IServiceCIDR } from "kubernetes-models/networking.k8s.io/v1/ServiceCIDR";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const serviceCidrDescriber: Describer = {
  kind: "ServiceCIDR",
  group: "networking.k8s.io",
  related: onlyEvents("ServiceCIDR"),
  describe(object, related, context) {
    const { spec, status } = object as unknown as IServiceCIDR;
    const text = new DescribeText();
    writeName(text, object, false);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "CIDRs", (spec?.cidrs ?? []).join(", "));
    if (status?.conditions?.length) {
      text.line(0, "Status:");
      text.line(0, "Conditions:");
      const rows = status.conditions.map(({ type, status, lastTransitionTime, reason, message }) => [
        type,
        status,
        formatTime(lastTransitionTime),
        reason,
        message,
      ]);
      text.table(1, ["Type", "Status", "LastTransitionTime", "Reason", "Message"], rows);
    }
    writeEvents(text, related, context);
    return text.toString();
  },
};
