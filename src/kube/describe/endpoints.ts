import type { IEndpoints } from "kubernetes-models/v1/Endpoints";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const endpointsDescriber: Describer = {
  kind: "Endpoints",
  group: "",
  related: onlyEvents("Endpoints"),
  describe(object, related, context) {
    const { subsets } = object as unknown as IEndpoints;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.line(0, "Subsets:");
    for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets ?? []) {
      text.field(1, "Addresses", addresses.map(({ ip }) => ip).join(",") || "<none>");
      text.field(1, "NotReadyAddresses", notReadyAddresses.map(({ ip }) => ip).join(",") || "<none>");
      if (ports.length > 0) {
        text.line(1, "Ports:");
        const rows = ports.map(({ name, port, protocol }) => [name || "<unset>", `${port}`, protocol ?? ""]);
        text.table(2, ["Name", "Port", "Protocol"], rows);
      }
      text.line(0, "");
    }
    writeEvents(text, related, context);
    return text.toString();
  },
};
