import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { oneOf } from "./container_validation.ts";
import { invalid, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

const UNSET = "<unset>";
/** How many ports or addresses a cell names before it only counts the rest. */
const MAX_SHOWN = 3;

export const endpointSlice: Kind<IEndpointSlice> = {
  group: "discovery.k8s.io",
  version: "v1",
  kind: "EndpointSlice",
  plural: "endpointslices",
  singular: "endpointslice",
  shortNames: [],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.discovery.v1.EndpointSlice",
  columns: [
    nameColumn(),
    column("AddressType", "IPv4, IPv6 or FQDN.", (it) => it.addressType ?? ""),
    column(
      "Ports",
      "Ports of every endpoint; * is any.",
      (it) => some((it.ports ?? []).map(({ port }) => port ?? "*")),
    ),
    column("Endpoints", "Addresses behind the service.", (it) => some(addresses(it))),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it.endpoints);
    dropNulls(it.ports);
    for (const port of it.ports ?? []) {
      port.name ??= "";
      port.protocol ??= "TCP";
    }
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSlice(it)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSlice(it),
    ...(it.addressType === old.addressType
      ? []
      : [invalid("addressType", it.addressType ?? "", "field is immutable")]),
  ],
  generation: "spec",
  allowUnconditionalUpdate: true,
};

const ADDRESS_TYPES = ["FQDN", "IPv4", "IPv6"];

function addresses(it: IEndpointSlice): string[] {
  return (it.endpoints ?? []).flatMap((endpoint) => endpoint.addresses ?? []);
}

function some(items: readonly (string | number)[]): string {
  if (items.length === 0) return UNSET;
  const shown = items.slice(0, MAX_SHOWN).join(",");
  return items.length > MAX_SHOWN ? `${shown} + ${items.length - MAX_SHOWN} more...` : shown;
}

function validateSlice(it: IEndpointSlice): FieldError[] {
  return [
    ...oneOf(it.addressType, ADDRESS_TYPES, "addressType"),
    ...(it.endpoints ?? []).flatMap((endpoint, index) =>
      endpoint.addresses?.length
        ? []
        : [required(`endpoints[${index}].addresses`, "must contain at least 1 address")]
    ),
  ];
}
