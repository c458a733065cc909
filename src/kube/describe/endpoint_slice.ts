import type { IEndpoint } from "kubernetes-models/discovery.k8s.io/v1/Endpoint";
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const endpointSliceDescriber: Describer = {
  kind: "EndpointSlice",
  group: "discovery.k8s.io",
  related: onlyEvents("EndpointSlice"),
  describe(object, related, context) {
    const { addressType, ports, endpoints } = object as unknown as IEndpointSlice;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "AddressType", addressType);
    text.line(0, ports?.length ? "Ports:" : "Ports: <unset>");
    if (ports?.length) {
      const rows = ports.map((
        { name, port, protocol },
      ) => [name || "<unset>", `${port ?? "<unset>"}`, protocol ?? ""]);
      text.table(1, ["Name", "Port", "Protocol"], rows);
    }
    text.line(0, endpoints?.length ? "Endpoints:" : "Endpoints: <none>");
    for (const endpoint of endpoints ?? []) writeEndpoint(text, endpoint);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeEndpoint(text: DescribeText, endpoint: IEndpoint): void {
  const { addresses, conditions, hostname, targetRef, nodeName, zone } = endpoint;
  text.field(1, "- Addresses", addresses.join(", ") || "<none>");
  text.line(2, "Conditions:");
  text.field(3, "Ready", conditions?.ready ?? "<unset>");
  text.field(2, "Hostname", hostname ?? "<unset>");
  if (targetRef) text.field(2, "TargetRef", `${targetRef.kind}/${targetRef.name}`);
  text.field(2, "NodeName", nodeName ?? "<unset>");
  text.field(2, "Zone", zone ?? "<unset>");
}
