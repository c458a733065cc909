/** A container's environment as the kubelet makes it. Source: pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables. */
import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IEnvVarSource } from "kubernetes-models/v1/EnvVarSource";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { ISecret } from "kubernetes-models/v1/Secret";
import { ownEntry } from "../../../kube/own_entry.ts";
import { textOf } from "../../host/byte_text.ts";
import { hostNameOf } from "./host_names.ts";
import type { Cancel } from "../../clock/event_queue.ts";
import { quantityToMilli, quantityToNumber } from "../../../kube/quantity.ts";

/** What the kubelet looks things up in. */
export interface Sources {
  configMap(namespace: string, name: string): IConfigMap | undefined;
  secret(namespace: string, name: string): ISecret | undefined;
  /** Variables for the services of the namespace. */
  services(namespace: string): Readonly<Record<string, string>>;
  /** A token of the pod's service account. */
  token(pod: IPod, audience: string | undefined, expirationSeconds: number): string;
  /** Calls when `configmaps/NAMESPACE/NAME` or `secrets/…` has changed. */
  onChange(key: string, listener: () => void): Cancel;
  /** What the node has for pods: the limits of containers that have none. */
  allocatable: Readonly<Record<string, string | number>>;
}

/** Why a container cannot be made, and what it waits with for that reason. */
export class ContainerConfigError extends Error {
  readonly reason: "CreateContainerConfigError" | "CreateContainerError";

  constructor(message: string, reason: ContainerConfigError["reason"] = "CreateContainerConfigError") {
    super(message);
    this.name = "ContainerConfigError";
    this.reason = reason;
  }
}

/** @throws {ContainerConfigError} a ConfigMap, Secret or key that is not there and not optional. */
export function environmentOf(
  pod: IPod,
  container: IContainer,
  image: Readonly<Record<string, string>>,
  sources: Sources,
): Record<string, string> {
  const namespace = pod.metadata?.namespace ?? "default";
  const env: Record<string, string> = { ...image };
  env["HOSTNAME"] = hostNameOf(pod);
  if (pod.spec?.enableServiceLinks !== false) Object.assign(env, sources.services(namespace));
  for (const source of container.envFrom ?? []) Object.assign(env, fromWhole(namespace, source, sources));
  for (const { name, value, valueFrom } of container.env ?? []) {
    const found = valueFrom ? valueOf(pod, container, valueFrom, sources) : expand(value ?? "", env);
    if (found !== undefined) env[name] = found;
  }
  return env;
}

/** `$(NAME)` becomes the variable's value, `$$` a dollar; an unknown name stays as it is. */
export function expand(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$\$|\$\(([^)]+)\)/g,
    (all, name: string | undefined) => name === undefined ? "$" : ownEntry(env, name) ?? all,
  );
}

/** The value of a Secret's key as text. */
export function decodeSecret(value: string): string {
  return textOf(Uint8Array.from(atob(value), (char) => char.charCodeAt(0)));
}

/** A pod's field by its path: metadata.name, status.podIP, metadata.labels['app'] … */
export function podField(pod: IPod, path: string): string {
  const bracket = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (bracket) return pod.metadata?.[bracket[1] as "labels" | "annotations"]?.[bracket[2]!] ?? "";
  if (path === "metadata.labels" || path === "metadata.annotations") {
    const map = pod.metadata?.[path.slice(9) as "labels" | "annotations"] ?? {};
    return Object.keys(map).sort().map((key) => `${key}=${JSON.stringify(map[key])}`).join("\n");
  }
  const fields: Record<string, string | undefined> = {
    "metadata.name": pod.metadata?.name,
    "metadata.namespace": pod.metadata?.namespace,
    "metadata.uid": pod.metadata?.uid,
    "spec.nodeName": pod.spec?.nodeName,
    "spec.serviceAccountName": pod.spec?.serviceAccountName,
    "status.hostIP": pod.status?.hostIP,
    "status.hostIPs": pod.status?.hostIP,
    "status.podIP": pod.status?.podIP,
    "status.podIPs": pod.status?.podIP,
  };
  return ownEntry(fields, path) ?? "";
}

function fromWhole(
  namespace: string,
  source: NonNullable<IContainer["envFrom"]>[number],
  sources: Sources,
): Record<string, string> {
  const { configMapRef, secretRef, prefix = "" } = source;
  const found: Record<string, string> = {};
  if (configMapRef) {
    const map = sources.configMap(namespace, configMapRef.name ?? "");
    if (!map && !configMapRef.optional) {
      throw new ContainerConfigError(`configmap "${configMapRef.name}" not found`);
    }
    for (const [key, value] of Object.entries(map?.data ?? {})) found[prefix + key] = value;
  }
  if (secretRef) {
    const secret = sources.secret(namespace, secretRef.name ?? "");
    if (!secret && !secretRef.optional) {
      throw new ContainerConfigError(`secret "${secretRef.name}" not found`);
    }
    for (const [key, value] of Object.entries(secret?.data ?? {})) found[prefix + key] = decodeSecret(value);
  }
  return found;
}

function valueOf(
  pod: IPod,
  container: IContainer,
  source: IEnvVarSource,
  sources: Sources,
): string | undefined {
  const namespace = pod.metadata?.namespace ?? "default";
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = source;
  if (fieldRef) return podField(pod, fieldRef.fieldPath);
  if (resourceFieldRef) {
    return resourceField(
      container,
      resourceFieldRef.resource,
      resourceFieldRef.divisor,
      sources.allocatable,
    );
  }
  if (configMapKeyRef) {
    const map = sources.configMap(namespace, configMapKeyRef.name ?? "");
    const value = map?.data?.[configMapKeyRef.key];
    if (value !== undefined || configMapKeyRef.optional) return value;
    if (!map) throw new ContainerConfigError(`configmap "${configMapKeyRef.name}" not found`);
    throw new ContainerConfigError(
      `couldn't find key ${configMapKeyRef.key} in ConfigMap ${namespace}/${configMapKeyRef.name}`,
    );
  }
  if (!secretKeyRef) return undefined;
  const secret = sources.secret(namespace, secretKeyRef.name ?? "");
  const value = secret?.data?.[secretKeyRef.key];
  if (value !== undefined) return decodeSecret(value);
  if (secretKeyRef.optional) return undefined;
  if (!secret) throw new ContainerConfigError(`secret "${secretKeyRef.name}" not found`);
  throw new ContainerConfigError(
    `couldn't find key ${secretKeyRef.key} in Secret ${namespace}/${secretKeyRef.name}`,
  );
}

/** `limits.cpu` in whole cores rounded up, `requests.memory` in bytes; the divisor changes the unit. */
export function resourceField(
  container: IContainer,
  path: string,
  divisor: string | number | undefined,
  allocatable: Readonly<Record<string, string | number>>,
): string {
  const [list, name] = path.split(".") as ["limits" | "requests", string];
  const own = container.resources?.[list]?.[name];
  const value = own ?? (list === "limits" ? ownEntry(allocatable, name) : undefined) ?? 0;
  const unit = divisor && divisor !== "0" ? divisor : 1;
  const amount = name === "cpu"
    ? quantityToMilli(value) / quantityToMilli(unit)
    : quantityToNumber(value) / quantityToNumber(unit);
  return String(Math.ceil(amount));
}
