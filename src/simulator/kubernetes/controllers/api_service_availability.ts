/** Whether a group version can be reached. Source: kube-aggregator/pkg/controllers/status. */
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IService } from "kubernetes-models/v1/Service";
import type { ApiService, ApiServiceCondition } from "../kinds/api_service.ts";

export type Availability = Pick<ApiServiceCondition, "status" | "reason" | "message">;

export const LOCAL: Availability = {
  status: "True",
  reason: "Local",
  message: "Local APIServices are always available",
};

export interface Backend {
  service: IService | undefined;
  slices: readonly IEndpointSlice[];
  /** This server answers for it. */
  isServed: boolean;
}

export function availabilityOf(
  { spec = {} }: ApiService,
  { service, slices, isServed }: Backend,
): Availability {
  if (!spec.service) return LOCAL;
  if (isServed) return { status: "True", reason: "Passed", message: "all checks passed" };
  const { namespace = "", name = "", port = 443 } = spec.service;
  const place = `service/${name} in ${JSON.stringify(namespace)}`;
  if (!service) return unavailable("ServiceNotFound", `${place} is not present`);
  const asked = `/apis/${spec.group}/${spec.version}`;
  if (service.spec?.type === "ClusterIP") {
    const found = service.spec.ports?.find((one) => one.port === port);
    if (!found) return unavailable("ServicePortError", `${place} is not listening on port ${port}`);
    if (slices.length === 0) {
      return unavailable("EndpointsNotFound", `cannot find endpointslices for ${place}`);
    }
    const portName = found.name ?? "";
    if (!slices.some((slice) => hasReady(slice, portName))) {
      const text = `endpointslices for ${place} have no addresses with port name ${JSON.stringify(portName)}`;
      return unavailable("MissingEndpoints", text);
    }
  }
  const address = `https://${service.spec?.clusterIP ?? name}:${port}${asked}`;
  return unavailable(
    "FailedDiscoveryCheck",
    `failing or missing response from ${address}: Get ${JSON.stringify(address)}: ` +
      "tls: first record does not look like a TLS handshake",
  );
}

function hasReady({ endpoints = [], ports }: IEndpointSlice, portName: string): boolean {
  return Boolean(ports?.some(({ name }) => (name ?? "") === portName)) &&
    (endpoints ?? []).some(({ conditions, addresses }) =>
      conditions?.ready !== false && addresses.length > 0
    );
}

function unavailable(reason: string, message: string): Availability {
  return { status: "False", reason, message };
}
