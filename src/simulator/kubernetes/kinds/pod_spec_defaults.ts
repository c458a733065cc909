/**
 * What the API server fills into a pod's specification, alone or in a template (pkg/apis/core/v1/defaults.go).
 * What only pods get, and never templates, is in `pod.ts`.
 */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IHTTPGetAction } from "kubernetes-models/v1/HTTPGetAction";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { IProbe } from "kubernetes-models/v1/Probe";
import { canonicalQuantities, setResourceDefaults } from "./resource_defaults.ts";
import { setVolumeDefaults } from "./volume_defaults.ts";

/** Changes `spec` in place. `owner` names the object's kind and version for the text of a refusal. */
export function setPodSpecDefaults(spec: IPodSpec, owner: { kind: string; version: string }): void {
  spec.restartPolicy ??= "Always";
  spec.terminationGracePeriodSeconds ??= 30;
  spec.dnsPolicy ??= "ClusterFirst";
  spec.securityContext ??= {};
  spec.schedulerName ||= "default-scheduler";
  // The older name of the same field: the server shows both.
  const account = spec.serviceAccountName || spec.serviceAccount;
  if (account) {
    spec.serviceAccountName = account;
    spec.serviceAccount = account;
  }
  setResourceDefaults(spec.resources ?? {}, owner);
  canonicalQuantities(spec.overhead, owner);
  for (const container of containersOf(spec)) setContainerDefaults(container, owner);
  for (const volume of spec.volumes ?? []) setVolumeDefaults(volume, owner);
}

/** Init, ordinary and ephemeral containers. */
export function containersOf(spec: IPodSpec): IContainer[] {
  return [
    ...(spec.initContainers ?? []),
    ...(spec.containers ?? []),
    ...(spec.ephemeralContainers ?? []),
  ];
}

/** Always for `:latest` or no tag, else IfNotPresent. */
export function defaultPullPolicy(image: string): "Always" | "IfNotPresent" {
  const [reference, digest] = image.split("@") as [string, string | undefined];
  const afterPath = reference.slice(reference.lastIndexOf("/") + 1);
  const tag = afterPath.includes(":") ? afterPath.slice(afterPath.indexOf(":") + 1) : undefined;
  if (reference === "") return "IfNotPresent";
  return tag === "latest" || (tag === undefined && !digest) ? "Always" : "IfNotPresent";
}

function setContainerDefaults(container: IContainer, owner: { kind: string; version: string }): void {
  container.resources ??= {};
  setResourceDefaults(container.resources, owner);
  container.terminationMessagePath ||= "/dev/termination-log";
  container.terminationMessagePolicy ??= "File";
  container.imagePullPolicy ??= defaultPullPolicy(container.image ?? "");
  for (const port of container.ports ?? []) port.protocol ??= "TCP";
  for (const variable of container.env ?? []) {
    if (variable.valueFrom?.fieldRef) variable.valueFrom.fieldRef.apiVersion ??= "v1";
    if (variable.valueFrom?.resourceFieldRef) variable.valueFrom.resourceFieldRef.divisor ??= "0";
  }
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    if (probe) setProbeDefaults(probe);
  }
  setHttpDefaults(container.lifecycle?.postStart?.httpGet);
  setHttpDefaults(container.lifecycle?.preStop?.httpGet);
}

function setProbeDefaults(probe: IProbe): void {
  // Zero is "not given" for all of these but initialDelaySeconds.
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
  setHttpDefaults(probe.httpGet);
  if (probe.grpc) probe.grpc.service ??= "";
}

function setHttpDefaults(action: IHTTPGetAction | undefined): void {
  if (!action) return;
  action.path ||= "/";
  action.scheme ??= "HTTP";
}
