/** Containers of a pod: ordinary and init ones (pkg/apis/core/validation). */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerPort } from "kubernetes-models/v1/ContainerPort";
import type { IVolume } from "kubernetes-models/v1/Volume";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { validateEnvironment, validateEnvironmentFrom } from "./environment_validation.ts";
import { duplicate, forbidden, invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { portNameProblems, portNumberProblems, PROTOCOLS } from "./port_rules.ts";
import { validateHandler, validateProbe } from "./probe_validation.ts";
import { validateRestartPolicy } from "./restart_policy_validation.ts";
import { validateResources } from "./resource_validation.ts";
import { validateVolumeMounts } from "./volume_validation.ts";

/** `spec.containers`: at least one, of different names. */
export function validateContainers(
  containers: readonly IContainer[],
  volumes: readonly IVolume[],
  field: string,
): FieldError[] {
  if (containers.length === 0) return [required(field)];
  const seen = new Set<string>();
  const errors = containers.flatMap((container, index) => {
    const path = `${field}[${index}]`;
    const found = validateContainer(container, volumes, path);
    if (seen.has(container.name)) found.push(duplicate(`${path}.name`, container.name));
    seen.add(container.name);
    found.push(...validateLifecycle(container, path), ...validateProbes(container, path));
    return [...found, ...validateRestartPolicy(container, path)];
  });
  return [...errors, ...validateHostPorts(containers, field)];
}

/** `spec.initContainers`: those with restartPolicy Always run on beside the others and may be probed. */
export function validateInitContainers(
  initContainers: readonly IContainer[],
  containers: readonly IContainer[],
  volumes: readonly IVolume[],
  field: string,
): FieldError[] {
  const seen = new Set(containers.map((container) => container.name));
  return initContainers.flatMap((container, index) => {
    const path = `${field}[${index}]`;
    const errors = validateContainer(container, volumes, path);
    const staysRunning = container.restartPolicy === "Always";
    errors.push(...validateRestartPolicy(container, path));
    if (container.name && seen.has(container.name)) {
      errors.push(duplicate(`${path}.name`, container.name));
    }
    seen.add(container.name);
    if (staysRunning) {
      errors.push(...validateLifecycle(container, path), ...validateProbes(container, path));
    } else {
      for (const name of ONLY_FOR_RUNNING) {
        if (!container[name]) continue;
        errors.push(
          forbidden(`${path}.${name}`, "may not be set for init containers without restartPolicy=Always"),
        );
      }
    }
    return [...errors, ...validateHostPorts([container], path)];
  });
}

/** Pods refuse blanks around an image's name; templates of old let them pass. */
export function validateImageBlanks(containers: readonly IContainer[], field: string): FieldError[] {
  return containers.flatMap(({ image }, index) =>
    image && image !== image.trim()
      ? [invalid(`${field}[${index}].image`, image, "must not have leading or trailing whitespace")]
      : []
  );
}

const ONLY_FOR_RUNNING = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as const;
const PULL_POLICIES = ["Always", "IfNotPresent", "Never"];
const MESSAGE_POLICIES = ["FallbackToLogsOnError", "File"];

/** What holds for containers of all three lists. */
export function validateContainer(
  container: IContainer,
  volumes: readonly IVolume[],
  path: string,
): FieldError[] {
  const { name, image } = container;
  return [
    ...(name ? invalidEach(`${path}.name`, name, dnsLabelProblems(name)) : [required(`${path}.name`)]),
    ...(image ? [] : [required(`${path}.image`)]),
    ...oneOf(container.terminationMessagePolicy, MESSAGE_POLICIES, `${path}.terminationMessagePolicy`),
    ...validatePorts(container.ports ?? [], `${path}.ports`),
    ...validateEnvironment(container.env ?? [], `${path}.env`),
    ...validateEnvironmentFrom(container.envFrom ?? [], `${path}.envFrom`),
    ...validateVolumeMounts(container.volumeMounts ?? [], volumes, `${path}.volumeMounts`),
    ...oneOf(container.imagePullPolicy, PULL_POLICIES, `${path}.imagePullPolicy`),
    ...validateResources(container.resources, `${path}.resources`),
    ...validateSecurity(container, `${path}.securityContext`),
  ];
}

function validatePorts(ports: readonly IContainerPort[], field: string): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    if (port.name) {
      const problems = portNameProblems(port.name);
      errors.push(...invalidEach(`${path}.name`, port.name, problems));
      if (problems.length === 0 && names.has(port.name)) errors.push(duplicate(`${path}.name`, port.name));
      names.add(port.name);
    }
    if (!port.containerPort) errors.push(required(`${path}.containerPort`));
    else {
      errors.push(
        ...invalidEach(`${path}.containerPort`, port.containerPort, portNumberProblems(port.containerPort)),
      );
    }
    if (port.hostPort) {
      errors.push(...invalidEach(`${path}.hostPort`, port.hostPort, portNumberProblems(port.hostPort)));
    }
    return [...errors, ...oneOf(port.protocol, PROTOCOLS, `${path}.protocol`)];
  });
}

/** Two containers of a pod cannot have the same port of the node. */
function validateHostPorts(containers: readonly IContainer[], field: string): FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap((container, index) =>
    (container.ports ?? []).flatMap((port, portIndex) => {
      if (!port.hostPort) return [];
      const key = `${port.protocol}/${port.hostIP ?? ""}/${port.hostPort}`;
      const clash = taken.has(key);
      taken.add(key);
      const path = field.endsWith("]") ? field : `${field}[${index}]`;
      return clash ? [duplicate(`${path}.ports[${portIndex}].hostPort`, key)] : [];
    })
  );
}

function validateLifecycle(container: IContainer, path: string): FieldError[] {
  return (["postStart", "preStop"] as const).flatMap((name) => {
    const handler = container.lifecycle?.[name];
    return handler ? validateHandler(handler, `${path}.lifecycle.${name}`) : [];
  });
}

function validateProbes(container: IContainer, path: string): FieldError[] {
  const readiness = container.readinessProbe;
  return [
    ...validateProbe(container.livenessProbe, `${path}.livenessProbe`, { once: true }),
    ...validateProbe(readiness, `${path}.readinessProbe`, { once: false }),
    ...(readiness?.terminationGracePeriodSeconds === undefined ? [] : [
      invalid(
        `${path}.readinessProbe.terminationGracePeriodSeconds`,
        readiness.terminationGracePeriodSeconds,
        "must not be set for readinessProbes",
      ),
    ]),
    ...validateProbe(container.startupProbe, `${path}.startupProbe`, { once: true }),
  ];
}

function validateSecurity(container: IContainer, field: string): FieldError[] {
  const context = container.securityContext;
  if (!context) return [];
  const errors = (["runAsUser", "runAsGroup"] as const).flatMap((name) =>
    validateId(context[name], `${field}.${name}`)
  );
  if (context.privileged && context.allowPrivilegeEscalation === false) {
    errors.push(invalid(
      field,
      context,
      "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
    ));
  }
  if (context.allowPrivilegeEscalation === false && context.capabilities?.add?.includes("SYS_ADMIN")) {
    errors.push(invalid(
      field,
      context,
      "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN",
    ));
  }
  return errors;
}

/** A user or group id. */
export function validateId(id: number | undefined, field: string): FieldError[] {
  return id === undefined || (id >= 0 && id <= 2147483647)
    ? []
    : [invalid(field, id, "must be between 0 and 2147483647, inclusive")];
}

/** Required, and one of a few. */
export function oneOf(
  value: string | undefined,
  supported: readonly string[],
  field: string,
): FieldError[] {
  if (!value) return [required(field)];
  return supported.includes(value) ? [] : [notSupported(field, value, supported)];
}
