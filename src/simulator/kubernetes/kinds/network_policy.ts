import type { INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import type { INetworkPolicyPeer } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer";
import type { INetworkPolicyPort } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort";
import { type IpNetwork, isWithin, parseIpNetwork } from "../network/ip_address.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { portNameProblems, portNumberProblems } from "./port_rules.ts";
import { selectorText, validateSelector } from "./workload.ts";

export const networkPolicy: Kind<INetworkPolicy> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "NetworkPolicy",
  plural: "networkpolicies",
  singular: "networkpolicy",
  shortNames: ["netpol"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.networking.v1.NetworkPolicy",
  columns: [
    nameColumn(),
    column("Pod-Selector", "Pods that it is about.", (it) => selectorText(it.spec?.podSelector)),
    ageColumn(),
  ],
  setDefaults,
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSpec(it)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it),
  ],
  generation: "spec",
  allowUnconditionalUpdate: true,
};

const POLICY_TYPES = ["Ingress", "Egress"];
/** Not in the order in which services name them. */
const PROTOCOLS = ["TCP", "UDP", "SCTP"];

function setDefaults(it: INetworkPolicy): void {
  dropNulls(it.spec);
  const spec = it.spec ??= { podSelector: {} };
  spec.podSelector ??= {};
  for (const rule of [...spec.ingress ?? [], ...spec.egress ?? []]) {
    for (const port of rule.ports ?? []) port.protocol ??= "TCP";
  }
  if (!spec.policyTypes?.length) spec.policyTypes = spec.egress?.length ? ["Ingress", "Egress"] : ["Ingress"];
}

/** Source: pkg/apis/networking/validation, ValidateNetworkPolicySpec. */
function validateSpec(it: INetworkPolicy): FieldError[] {
  const { podSelector, ingress = [], egress = [], policyTypes = [] } = it.spec ?? {};
  const errors = validateSelector(podSelector, "spec.podSelector");
  for (const [index, { ports, from }] of ingress.entries()) {
    const field = `spec.ingress[${index}]`;
    errors.push(...validatePorts(ports, `${field}.ports`), ...validatePeers(from, `${field}.from`));
  }
  for (const [index, { ports, to }] of egress.entries()) {
    const field = `spec.egress[${index}]`;
    errors.push(...validatePorts(ports, `${field}.ports`), ...validatePeers(to, `${field}.to`));
  }
  if (policyTypes.length > POLICY_TYPES.length) {
    return [...errors, invalid("spec.policyTypes", policyTypes, "may not specify more than two policyTypes")];
  }
  for (const [index, type] of policyTypes.entries()) {
    if (!POLICY_TYPES.includes(type)) {
      errors.push(notSupported(`spec.policyTypes[${index}]`, type, POLICY_TYPES));
    }
  }
  return errors;
}

function validatePorts(ports: readonly INetworkPolicyPort[] = [], field: string): FieldError[] {
  return ports.flatMap((port, index) => validatePort(port, `${field}[${index}]`));
}

function validatePort({ protocol, port, endPort }: INetworkPolicyPort, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
    errors.push(notSupported(`${field}.protocol`, protocol, PROTOCOLS));
  }
  const refuseEnd = (why: string) => endPort === undefined ? [] : [invalid(`${field}.endPort`, endPort, why)];
  if (port === undefined) {
    return [...errors, ...refuseEnd("may not be specified when `port` is not specified")];
  }
  if (typeof port !== "number") {
    errors.push(...refuseEnd("may not be specified when `port` is non-numeric"));
    return [...errors, ...invalidEach(`${field}.port`, port, portNameProblems(port))];
  }
  errors.push(...invalidEach(`${field}.port`, port, portNumberProblems(port)));
  if (endPort === undefined) return errors;
  // The server names the lower of the two here.
  if (endPort < port) {
    errors.push(invalid(`${field}.endPort`, port, "must be greater than or equal to `port`"));
  }
  return [...errors, ...invalidEach(`${field}.endPort`, endPort, portNumberProblems(endPort))];
}

function validatePeers(peers: readonly INetworkPolicyPeer[] = [], field: string): FieldError[] {
  return peers.flatMap((peer, index) => validatePeer(peer, `${field}[${index}]`));
}

function validatePeer(peer: INetworkPolicyPeer, field: string): FieldError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  const errors: FieldError[] = [];
  if (podSelector) errors.push(...validateSelector(podSelector, `${field}.podSelector`));
  if (namespaceSelector) errors.push(...validateSelector(namespaceSelector, `${field}.namespaceSelector`));
  if (ipBlock) errors.push(...validateBlock(ipBlock, `${field}.ipBlock`));
  if (!podSelector && !namespaceSelector && !ipBlock) {
    errors.push(required(field, "must specify a peer"));
  } else if (ipBlock && (podSelector || namespaceSelector)) {
    errors.push(forbidden(field, "may not specify both ipBlock and another peer"));
  }
  return errors;
}

function validateBlock(
  { cidr, except = [] }: NonNullable<INetworkPolicyPeer["ipBlock"]>,
  field: string,
): FieldError[] {
  if (!cidr) return [required(`${field}.cidr`)];
  const network = parseIpNetwork(cidr);
  const errors = validateNetwork(cidr, network, `${field}.cidr`);
  if (!network) return errors;
  for (const [index, text] of except.entries()) {
    const part = parseIpNetwork(text);
    errors.push(...validateNetwork(text, part, `${field}.except[${index}]`));
    if (part && (!isWithin(part, network) || part.prefixLength <= network.prefixLength)) {
      errors.push(invalid(`${field}.except[${index}]`, text, "must be a strict subset of `cidr`"));
    }
  }
  return errors;
}

function validateNetwork(text: string, network: IpNetwork | undefined, field: string): FieldError[] {
  if (!network) {
    const why = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    return [invalid(field, text, why)];
  }
  return network.hasHostBits ? [invalid(field, text, "must not have bits set beyond the prefix length")] : [];
}
