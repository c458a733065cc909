import type { IService } from "kubernetes-models/v1/Service";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";
import type { KubeObject } from "../object.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { endpointSliceQuery, formatEndpoints } from "./endpoint_addresses.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { formatLabels, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

const slicesKey = "endpointSlices";

export const serviceDescriber: Describer = {
  kind: "Service",
  group: "",
  related: (object) => [
    endpointSliceQuery(slicesKey, object.metadata.namespace, object.metadata.name ?? ""),
    eventQuery(object, "Service"),
  ],
  describe(object, related, context) {
    const service = object as unknown as IService;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Selector", formatLabels(service.spec?.selector));
    text.field(0, "Type", service.spec?.type);
    writeAddresses(text, service);
    for (const port of service.spec?.ports ?? []) writePort(text, port, related[slicesKey]?.items ?? []);
    writePolicies(text, service);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeAddresses(text: DescribeText, { spec, status }: IService): void {
  if (spec?.ipFamilyPolicy) text.field(0, "IP Family Policy", spec.ipFamilyPolicy);
  text.field(0, "IP Families", spec?.ipFamilies?.join(",") || "<none>");
  text.field(0, "IP", spec?.clusterIP);
  text.field(0, "IPs", spec?.clusterIPs?.join(",") || "<none>");
  if (spec?.externalIPs?.length) text.field(0, "External IPs", spec.externalIPs.join(","));
  if (spec?.loadBalancerIP) text.field(0, "Desired LoadBalancer IP", spec.loadBalancerIP);
  if (spec?.externalName) text.field(0, "External Name", spec.externalName);
  const ingress = (status?.loadBalancer?.ingress ?? []).map(({ ip, ipMode, hostname }) =>
    ip ? `${ip}${ipMode ? ` (${ipMode})` : ""}` : hostname ?? ""
  );
  if (ingress.length > 0) text.field(0, "LoadBalancer Ingress", ingress.join(", "));
}

function writePort(text: DescribeText, port: IServicePort, slices: KubeObject[]): void {
  const name = port.name || "<unset>";
  text.field(0, "Port", `${name}\t${port.port}/${port.protocol ?? ""}`);
  text.field(0, "TargetPort", `${port.targetPort ?? 0}/${port.protocol ?? ""}`);
  if (port.appProtocol !== undefined) text.field(0, "AppProtocol", port.appProtocol);
  if (port.nodePort) text.field(0, "NodePort", `${name}\t${port.nodePort}/${port.protocol ?? ""}`);
  text.field(0, "Endpoints", formatEndpoints(slices, port.name ?? ""));
}

function writePolicies(text: DescribeText, { spec }: IService): void {
  text.field(0, "Session Affinity", spec?.sessionAffinity);
  if (spec?.externalTrafficPolicy) text.field(0, "External Traffic Policy", spec.externalTrafficPolicy);
  if (spec?.internalTrafficPolicy) text.field(0, "Internal Traffic Policy", spec.internalTrafficPolicy);
  if (spec?.healthCheckNodePort) text.field(0, "HealthCheck NodePort", spec.healthCheckNodePort);
  if (spec?.loadBalancerSourceRanges?.length) {
    text.field(0, "LoadBalancer Source Ranges", spec.loadBalancerSourceRanges.join(","));
  }
  if (spec?.trafficDistribution) text.field(0, "Traffic Distribution", spec.trafficDistribution);
}
