import type { IEndpoints } from "kubernetes-models/v1/Endpoints";
import type { IEndpointSubset } from "kubernetes-models/v1/EndpointSubset";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { invalidEach, notSupported, required } from "./field_errors.ts";
import { ipProblems } from "./ip_rules.ts";
import { plainKind } from "./plain_kind.ts";
import { portNumberProblems, PROTOCOLS } from "./port_rules.ts";

/** The old way to say where a service's pods are. */
export const endpoints = plainKind<IEndpoints>("v1", "Endpoints", "endpoints", {
  singular: "endpoints",
  shortNames: ["ep"],
  namespaced: true,
  columns: [nameColumn(), column("Endpoints", "Addresses and ports.", addressText), ageColumn()],
  defaults: (it) => {
    for (const { ports = [] } of it.subsets ?? []) for (const port of ports) port.protocol ??= "TCP";
  },
  rules: (it) => (it.subsets ?? []).flatMap((subset, index) => validateSubset(subset, `subsets[${index}]`)),
  deprecation: "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  allowCreateOnUpdate: true,
});

const MAX_SHOWN = 3;

function addressText({ subsets = [] }: IEndpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) =>
        addresses.map(({ ip = "" }) => ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`)
      )
  );
  if (subsets.length === 0) return NONE;
  const shown = all.slice(0, MAX_SHOWN).join(",");
  return all.length > MAX_SHOWN ? `${shown} + ${all.length - MAX_SHOWN} more...` : shown;
}

function validateSubset(subset: IEndpointSubset, field: string): FieldError[] {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
  const isEmpty = addresses.length === 0 && notReadyAddresses.length === 0;
  const validateAddresses = (name: string, list: typeof addresses) =>
    list.flatMap(({ ip = "", hostname }, index) => [
      ...invalidEach(`${field}.${name}[${index}].ip`, ip, ipProblems(ip).slice(0, 1)),
      ...(hostname
        ? invalidEach(`${field}.${name}[${index}].hostname`, hostname, dnsLabelProblems(hostname))
        : []),
    ]);
  return [
    ...(isEmpty ? [required(field, "must specify `addresses` or `notReadyAddresses`")] : []),
    ...validateAddresses("addresses", addresses),
    ...validateAddresses("notReadyAddresses", notReadyAddresses),
    ...ports.flatMap(({ name, port, protocol = "" }, index) => {
      const path = `${field}.ports[${index}]`;
      return [
        ...(ports.length > 1 && !name ? [required(`${path}.name`)] : []),
        ...(name ? invalidEach(`${path}.name`, name, dnsLabelProblems(name)) : []),
        ...invalidEach(`${path}.port`, port, portNumberProblems(port)),
        ...(PROTOCOLS.includes(protocol) ? [] : [notSupported(`${path}.protocol`, protocol, PROTOCOLS)]),
      ];
    }),
  ];
}
