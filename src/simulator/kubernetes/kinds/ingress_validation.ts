/** What may stand in an Ingress (pkg/apis/networking/validation, ValidateIngressSpec). */
import type { IHTTPIngressPath } from "kubernetes-models/networking.k8s.io/v1/HTTPIngressPath";
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { IIngressBackend } from "kubernetes-models/networking.k8s.io/v1/IngressBackend";
import {
  dnsLabelProblems,
  pathSegmentProblems,
  subdomainProblems,
  wildcardSubdomainProblems,
} from "../../../kube/name_rules.ts";
import { parseIpAddress } from "../network/ip_address.ts";
import type { FieldError } from "../status_error.ts";
import { invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { portNameProblems, portNumberProblems } from "./port_rules.ts";

export function validateIngressSpec({ spec = {} }: Pick<IIngress, "spec">): FieldError[] {
  const { rules = [], defaultBackend, tls = [], ingressClassName } = spec;
  const errors: FieldError[] = [];
  if (rules.length === 0 && !defaultBackend) {
    errors.push(invalid("spec", spec.rules ?? null, "either `defaultBackend` or `rules` must be specified"));
  }
  if (defaultBackend) errors.push(...validateBackend(defaultBackend, "spec.defaultBackend"));
  for (const [index, { host, http }] of rules.entries()) {
    const field = `spec.rules[${index}]`;
    if (host) errors.push(...validateRuleHost(host, `${field}.host`));
    if (!http) continue;
    if (!http.paths?.length) errors.push(required(`${field}.http.paths`));
    for (const [at, path] of (http.paths ?? []).entries()) {
      errors.push(...validatePath(path, `${field}.http.paths[${at}]`));
    }
  }
  for (const [index, { hosts = [], secretName }] of tls.entries()) {
    for (const [at, host] of hosts.entries()) {
      errors.push(...invalidEach(`spec.tls[${index}].hosts[${at}]`, host, hostProblems(host)));
    }
    if (secretName) {
      errors.push(...invalidEach(`spec.tls[${index}].secretName`, secretName, subdomainProblems(secretName)));
    }
  }
  if (ingressClassName !== undefined) {
    errors.push(
      ...invalidEach("spec.ingressClassName", ingressClassName, subdomainProblems(ingressClassName)),
    );
  }
  return errors;
}

const PATH_TYPES = ["Exact", "ImplementationSpecific", "Prefix"];
const WRONG_SEQUENCES = ["//", "/./", "/../", "%2f", "%2F"];
const WRONG_ENDS = ["/..", "/."];

function hostProblems(host: string): string[] {
  return host.includes("*") ? wildcardSubdomainProblems(host) : subdomainProblems(host);
}

function validateRuleHost(host: string, field: string): FieldError[] {
  const isAddress = parseIpAddress(host) !== undefined;
  return [
    ...(isAddress ? [invalid(field, host, "must be a DNS name, not an IP address")] : []),
    ...invalidEach(field, host, hostProblems(host)),
  ];
}

function validatePath({ path = "", pathType, backend }: IHTTPIngressPath, field: string): FieldError[] {
  if (!pathType) return [required(`${field}.pathType`, "pathType must be specified")];
  const errors: FieldError[] = [];
  const refuse = (why: string) => errors.push(invalid(`${field}.path`, path, why));
  if (!PATH_TYPES.includes(pathType)) errors.push(notSupported(`${field}.pathType`, pathType, PATH_TYPES));
  else if (pathType === "ImplementationSpecific") {
    if (path && !path.startsWith("/")) refuse("must be an absolute path");
  } else {
    if (!path.startsWith("/")) refuse("must be an absolute path");
    for (const text of WRONG_SEQUENCES) if (path.includes(text)) refuse(`must not contain '${text}'`);
    for (const text of WRONG_ENDS) if (path.endsWith(text)) refuse(`cannot end with '${text}'`);
  }
  return [...errors, ...validateBackend(backend ?? {}, `${field}.backend`)];
}

function validateBackend({ service, resource }: IIngressBackend, field: string): FieldError[] {
  if (service && resource) return [invalid(field, "", "cannot set both resource and service backends")];
  if (resource) return validateReference(resource, `${field}.resource`);
  if (!service) return [invalid(field, "", "resource or service backend is required")];
  const { name, port: { name: portName = "", number = 0 } = {} } = service;
  const errors = name
    ? invalidEach(`${field}.service.name`, name, dnsLabelProblems(name))
    : [required(`${field}.service.name`)];
  if (portName && number) errors.push(invalid(field, "", "cannot set both port name & port number"));
  else if (portName) {
    errors.push(...invalidEach(`${field}.service.port.name`, portName, portNameProblems(portName)));
  } else if (number) {
    errors.push(...invalidEach(`${field}.service.port.number`, number, portNumberProblems(number)));
  } else errors.push(required(field, "port name or number is required"));
  return errors;
}

function validateReference(
  { apiGroup, kind, name }: NonNullable<IIngressBackend["resource"]>,
  field: string,
): FieldError[] {
  const segment = (key: string, text: string | undefined) =>
    text ? invalidEach(`${field}.${key}`, text, pathSegmentProblems(text)) : [required(`${field}.${key}`)];
  return [
    ...(apiGroup === undefined
      ? []
      : invalidEach(`${field}.apiGroup`, apiGroup, subdomainProblems(apiGroup))),
    ...segment("kind", kind),
    ...segment("name", name),
  ];
}
