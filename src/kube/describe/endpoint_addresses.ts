import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { KubeObject } from "../object.ts";
import type { RelatedQuery } from "./describer.ts";

const shownAddresses = 3;

/** The endpoint slices of a service. */
export function endpointSliceQuery(
  key: string,
  namespace: string | undefined,
  service: string,
): RelatedQuery {
  return {
    key,
    group: "discovery.k8s.io",
    version: "v1",
    resource: "endpointslices",
    namespace: namespace ?? "",
    labelSelector: `kubernetes.io/service-name=${service}`,
  };
}

/**
 * The first ready addresses of the slices at the port of a name: `10.244.1.3:80,10.244.2.3:80 + 4 more...`.
 * Slices without ports give addresses alone.
 */
export function formatEndpoints(slices: KubeObject[], portName: string): string {
  if (slices.length === 0) return "<none>";
  const addresses = (slices as unknown as IEndpointSlice[]).flatMap(({ endpoints, ports }) => {
    const ready = (endpoints ?? []).filter(({ conditions }) => conditions?.ready ?? true);
    const hosts = ready.map((endpoint) => endpoint.addresses[0] ?? "");
    if (!ports?.length) return hosts;
    return ports.filter((port) => (port.name ?? "") === portName)
      .flatMap(({ port }) => hosts.map((host) => `${host.includes(":") ? `[${host}]` : host}:${port ?? 0}`));
  });
  const shown = addresses.slice(0, shownAddresses).join(",");
  const more = addresses.length - shownAddresses;
  return more > 0 ? `${shown} + ${more} more...` : shown;
}
