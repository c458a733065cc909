/** Services (pkg/apis/core/validation, ValidateService). */
import type { IService } from "kubernetes-models/v1/Service";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";
import { dnsLabelProblems, subdomainProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { oneOf } from "./container_validation.ts";
import { duplicate, forbidden, invalid, invalidEach, required } from "./field_errors.ts";
import { validateLabels } from "./metadata_validation.ts";
import { portNumberProblems, PROTOCOLS, validatePortReference } from "./port_rules.ts";
import { needsClusterIp, toNumber } from "./service_allocation.ts";

export function validateServiceSpec(it: IService): FieldError[] {
  const spec = it.spec ?? {};
  const ports = spec.ports ?? [];
  const errors: FieldError[] = [];
  if (ports.length === 0 && !isHeadless(it) && spec.type !== "ExternalName") {
    errors.push(required("spec.ports"));
  }
  errors.push(...validateForType(it));
  errors.push(...validatePorts(ports));
  errors.push(...validateLabels(spec.selector, "spec.selector"));
  errors.push(...oneOf(spec.sessionAffinity, ["ClientIP", "None"], "spec.sessionAffinity"));
  errors.push(...validateTimeout(it));
  errors.push(...oneOf(spec.type, TYPES, "spec.type"));
  errors.push(...validateNodePorts(it));
  errors.push(...validateClusterIps(it));
  if (spec.externalTrafficPolicy) {
    errors.push(...oneOf(spec.externalTrafficPolicy, TRAFFIC_POLICIES, "spec.externalTrafficPolicy"));
  }
  if (spec.internalTrafficPolicy) {
    errors.push(...oneOf(spec.internalTrafficPolicy, TRAFFIC_POLICIES, "spec.internalTrafficPolicy"));
  }
  return errors;
}

/** An address, once given, stays, unless the service begins or ceases to be a mere name. */
export function validateSameClusterIp(it: IService, old: IService): FieldError[] {
  const before = old.spec?.clusterIPs?.[0] ?? old.spec?.clusterIP;
  const after = it.spec?.clusterIPs?.[0] ?? it.spec?.clusterIP;
  if (!needsClusterIp(it) || !needsClusterIp(old) || !before || before === after) return [];
  return [invalid("spec.clusterIPs[0]", it.spec?.clusterIPs ?? [], "may not change once set")];
}

export function isHeadless(it: IService): boolean {
  return it.spec?.clusterIP === "None" || it.spec?.clusterIPs?.[0] === "None";
}

const TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const TRAFFIC_POLICIES = ["Cluster", "Local"];
const KUBELET_PORT = 10250;
const MAX_AFFINITY_SECONDS = 86400;

function validateForType(it: IService): FieldError[] {
  const { type, externalName, clusterIPs } = it.spec ?? {};
  if (type === "ExternalName") return validateExternalName(externalName, clusterIPs);
  const errors: FieldError[] = [];
  if (type === "LoadBalancer") {
    for (const [index, { port }] of (it.spec?.ports ?? []).entries()) {
      if (port !== KUBELET_PORT) continue;
      const why = `may not expose port ${port} externally since it is used by kubelet`;
      errors.push(invalid(`spec.ports[${index}]`, port, why));
    }
  }
  if ((type === "LoadBalancer" || type === "NodePort") && isHeadless(it)) {
    errors.push(invalid("spec.clusterIPs[0]", "None", `may not be set to 'None' for ${type} services`));
  }
  return errors;
}

function validateExternalName(name: string | undefined, clusterIps: readonly string[] = []): FieldError[] {
  const errors = clusterIps.length > 0
    ? [forbidden("spec.clusterIPs", "may not be set for ExternalName services")]
    : [];
  if (!name) return [...errors, required("spec.externalName")];
  const problems = subdomainProblems(name.replace(/\.$/, ""));
  return [...errors, ...invalidEach("spec.externalName", name.replace(/\.$/, ""), problems)];
}

function validatePorts(ports: readonly IServicePort[]): FieldError[] {
  const names = new Set<string>();
  const errors = ports.flatMap((port, index) =>
    validatePort(port, `spec.ports[${index}]`, ports.length, names)
  );
  const numbers = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const key = `${port.protocol}/${port.port}`;
    if (numbers.has(key)) errors.push(duplicate(`spec.ports[${index}]`, internalPort(port)));
    numbers.add(key);
  }
  return errors;
}

function validatePort(port: IServicePort, field: string, count: number, names: Set<string>): FieldError[] {
  const errors: FieldError[] = [];
  if (port.name) {
    errors.push(...invalidEach(`${field}.name`, port.name, dnsLabelProblems(port.name)));
    if (names.has(port.name)) errors.push(duplicate(`${field}.name`, port.name));
    names.add(port.name);
  } else if (count > 1) errors.push(required(`${field}.name`));
  errors.push(...invalidEach(`${field}.port`, port.port ?? 0, portNumberProblems(port.port ?? 0)));
  errors.push(...oneOf(port.protocol, PROTOCOLS, `${field}.protocol`));
  return [...errors, ...validatePortReference(port.targetPort, `${field}.targetPort`)];
}

function validateNodePorts(it: IService): FieldError[] {
  const seen = new Set<string>();
  return (it.spec?.ports ?? []).flatMap((port, index) => {
    const field = `spec.ports[${index}].nodePort`;
    if (!port.nodePort) return [];
    if (it.spec?.type === "ClusterIP") {
      return [forbidden(field, "may not be used when `type` is 'ClusterIP'")];
    }
    const key = `${port.protocol}/${port.nodePort}`;
    const clash = seen.has(key);
    seen.add(key);
    return clash ? [duplicate(field, port.nodePort)] : [];
  });
}

function validateClusterIps(it: IService): FieldError[] {
  if (!needsClusterIp(it)) return [];
  return (it.spec?.clusterIPs ?? []).flatMap((ip, index) =>
    ip === "None" || toNumber(ip) !== undefined || ip.includes(":") ? [] : [
      invalid(
        `spec.clusterIPs[${index}]`,
        ip,
        "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
      ),
    ]
  );
}

function validateTimeout(it: IService): FieldError[] {
  const seconds = it.spec?.sessionAffinityConfig?.clientIP?.timeoutSeconds;
  const field = "spec.sessionAffinityConfig";
  if (it.spec?.sessionAffinity === "None") {
    return it.spec.sessionAffinityConfig
      ? [forbidden(field, "must not be set when session affinity is None")]
      : [];
  }
  return seconds === undefined || (seconds > 0 && seconds <= MAX_AFFINITY_SECONDS) ? [] : [
    invalid(
      `${field}.clientIP.timeoutSeconds`,
      seconds,
      `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`,
    ),
  ];
}

/** The part of the server's own structure by which it names a repeated port. */
function internalPort({ protocol, port }: IServicePort): Record<string, unknown> {
  return { Name: "", Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 };
}
