import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { IIngressBackend } from "kubernetes-models/networking.k8s.io/v1/IngressBackend";
import type { IService } from "kubernetes-models/v1/Service";
import type { Describer, Related } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { endpointSliceQuery, formatEndpoints } from "./endpoint_addresses.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { writeAnnotations, writeLabels } from "./metadata_text.ts";

const slicesKey = (service: string) => `endpointSlices/${service}`;
const serviceKey = (service: string) => `service/${service}`;

export const ingressDescriber: Describer = {
  kind: "Ingress",
  group: "networking.k8s.io",
  related(object) {
    const { name, namespace = "" } = object.metadata;
    const services = new Set(
      backendsOf(object as unknown as IIngress).flatMap(({ service }) => service ? [service.name] : []),
    );
    const queries = [...services].flatMap((service) => [
      endpointSliceQuery(slicesKey(service), namespace, service),
      { key: serviceKey(service), group: "", version: "v1", resource: "services", namespace, name: service },
    ]);
    return name === undefined ? queries : [eventQuery(object, "Ingress"), ...queries];
  },
  describe(object, related, context) {
    const { spec, status } = object as unknown as IIngress;
    const text = new DescribeText();
    text.field(0, "Name", object.metadata.name);
    writeLabels(text, object.metadata.labels);
    text.field(0, "Namespace", object.metadata.namespace);
    const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || "");
    text.field(0, "Address", [...new Set(addresses)].filter((address) => address !== "").sort().join(","));
    text.field(0, "Ingress Class", spec?.ingressClassName ?? "<none>");
    const fallback = spec?.defaultBackend ? formatBackend(spec.defaultBackend, related) : "<default>";
    text.field(0, "Default backend", fallback);
    writeTls(text, object as unknown as IIngress);
    writeRules(text, object as unknown as IIngress, related, fallback);
    writeAnnotations(text, object.metadata.annotations);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function backendsOf({ spec }: IIngress): IIngressBackend[] {
  const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
  return [...(spec?.defaultBackend ? [spec.defaultBackend] : []), ...paths.map(({ backend }) => backend)];
}

function writeTls(text: DescribeText, { spec }: IIngress): void {
  if (spec?.tls?.length) text.line(0, "TLS:");
  for (const { secretName, hosts = [] } of spec?.tls ?? []) {
    text.line(
      1,
      secretName ? `${secretName} terminates ${hosts.join(",")}` : `SNI routes ${hosts.join(",")}`,
    );
  }
}

function writeRules(text: DescribeText, { spec }: IIngress, related: Related, fallback: string): void {
  text.line(0, "Rules:");
  text.table(1, ["Host", "Path", "Backends"], []);
  const rules = (spec?.rules ?? []).filter(({ http }) => http);
  for (const { host, http } of rules) {
    text.line(1, `${host || "*"}\t`);
    for (const { path = "", backend } of http?.paths ?? []) {
      text.line(2, `\t${path} \t${formatBackend(backend, related)}`);
    }
  }
  if (rules.length === 0) text.line(1, `*\t*\t${fallback}`);
}

/** A backend with its ready addresses: `my-service:80 (10.244.1.3:80)`, or why there are none. */
function formatBackend({ service, resource }: IIngressBackend, related: Related): string {
  if (resource) {
    return `APIGroup: ${resource.apiGroup ?? "<none>"}, Kind: ${resource.kind}, Name: ${resource.name}`;
  }
  if (!service) return "";
  const { name, port } = service;
  const target = `${name}:${port?.number || (port?.name ?? "")}`;
  const [slices, found] = [related[slicesKey(name)], related[serviceKey(name)]];
  const error = slices?.error ?? found?.error;
  if (error !== undefined) return `${target} (<error: ${error}>)`;
  const ports = (found?.items[0] as unknown as IService | undefined)?.spec?.ports ?? [];
  const match = ports.findLast((candidate) =>
    port?.number ? candidate.port === port.number : port?.name !== undefined && candidate.name === port.name
  );
  return `${target} (${formatEndpoints(slices?.items ?? [], match?.name ?? "")})`;
}
