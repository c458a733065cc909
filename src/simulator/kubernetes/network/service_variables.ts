/** Environment variables that tell a container where services are. Source: pkg/kubelet/envvars. */
import type { IService } from "kubernetes-models/v1/Service";

/** Variables for the services of a namespace and for the API server, as Docker's links once had them. */
export function serviceVariables(
  services: readonly IService[],
  api: IService | undefined,
): Record<string, string> {
  const all = api && !services.some(({ metadata }) => metadata?.uid === api.metadata?.uid)
    ? [...services, api]
    : services;
  const variables: Record<string, string> = {};
  for (const { metadata, spec } of all) {
    const address = spec?.clusterIP;
    const [first] = spec?.ports ?? [];
    if (!address || address === "None" || !first) continue;
    const name = (metadata?.name ?? "").toUpperCase().replaceAll("-", "_");
    variables[`${name}_SERVICE_HOST`] = address;
    variables[`${name}_SERVICE_PORT`] = String(first.port);
    for (const port of spec!.ports!) {
      if (port.name) {
        variables[`${name}_SERVICE_PORT_${port.name.toUpperCase().replaceAll("-", "_")}`] = String(port.port);
      }
    }
    variables[`${name}_PORT`] = `tcp://${address}:${first.port}`;
    for (const { port, protocol = "TCP" } of spec!.ports!) {
      const prefix = `${name}_PORT_${port}_${protocol}`;
      variables[prefix] = `${protocol.toLowerCase()}://${address}:${port}`;
      variables[`${prefix}_PROTO`] = protocol.toLowerCase();
      variables[`${prefix}_PORT`] = String(port);
      variables[`${prefix}_ADDR`] = address;
    }
  }
  return variables;
}
