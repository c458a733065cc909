/** Containers added to a running pod for debugging (pkg/apis/core/validation, validateEphemeralContainers). */
import type { IEphemeralContainer } from "kubernetes-models/v1/EphemeralContainer";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import { validateContainer } from "./container_validation.ts";
import { duplicate, forbidden, invalid, notFound } from "./field_errors.ts";

export function validateEphemeralContainers(spec: IPodSpec): FieldError[] {
  const others = [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(({ name }) => name);
  const taken = new Set(others);
  return (spec.ephemeralContainers ?? []).flatMap((container, index) => {
    const path = `spec.ephemeralContainers[${index}]`;
    const errors = validateContainer(container, spec.volumes ?? [], path);
    const { name, image, targetContainerName: target } = container;
    if (image && image !== image.trim()) {
      errors.push(invalid(`${path}.image`, image, "must not have leading or trailing whitespace"));
    }
    if (taken.has(name)) errors.push(duplicate(`${path}.name`, name));
    taken.add(name);
    if (target && !others.includes(target)) errors.push(notFound(`${path}.targetContainerName`, target));
    return [...errors, ...validateAllowed(container, path)];
  });
}

/** What exists may neither go nor change; static pods take none. */
export function validateEphemeralUpdate(pod: IPod, old: IPod): FieldError[] {
  const field = "spec.ephemeralContainers";
  if (old.metadata?.annotations?.[MIRROR]) {
    return [forbidden("", "static pods do not support ephemeral containers")];
  }
  return (old.spec?.ephemeralContainers ?? []).flatMap((before) => {
    const now = pod.spec?.ephemeralContainers?.find(({ name }) => name === before.name);
    const subject = `existing ephemeral containers ${JSON.stringify(before.name)} may not be`;
    if (!now) return [forbidden(field, `${subject} removed\n`)];
    return isSame(now, before) ? [] : [forbidden(field, `${subject} changed\n`)];
  });
}

const MIRROR = "kubernetes.io/config.mirror";
const REFUSAL = "cannot be set for an Ephemeral Container";
const NOT_ALLOWED: readonly (keyof IEphemeralContainer)[] = [
  "ports",
  "resizePolicy",
  "restartPolicy",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
];

/** Nothing that a pod's service could depend on. */
function validateAllowed(container: IEphemeralContainer, path: string): FieldError[] {
  const given = NOT_ALLOWED.filter((name) => container[name] !== undefined).map((name) => `${path}.${name}`);
  if (container.resources && Object.keys(container.resources).length > 0) given.push(`${path}.resources`);
  container.volumeMounts?.forEach((mount, index) => {
    if (mount.subPath) given.push(`${path}.volumeMounts[${index}].subPath`);
    if (mount.subPathExpr) given.push(`${path}.volumeMounts[${index}].subPathExpr`);
  });
  return given.map((field) => forbidden(field, REFUSAL));
}
