import type { ApiResource } from "../kube/discovery.ts";

/** One object that a pane is about. */
export interface Target {
  readonly resource: ApiResource;
  /** Absent for resources without namespaces. */
  readonly namespace?: string | undefined;
  readonly name: string;
  /** The object that was meant, even when another takes its name. */
  readonly uid?: string | undefined;
}

/** The resource as a person types it: `pods`, `deployments`, `widgets.example.com`. */
export function typedResource(resource: ApiResource): string {
  return WELL_KNOWN_GROUPS.has(resource.group) ? resource.name : `${resource.name}.${resource.group}`;
}

/** `pod env-echgo-x -n cool-app`: what follows the verb in a kubectl command. */
export function kubectlTarget(target: Target): string {
  const { resource, namespace, name } = target;
  const type = WELL_KNOWN_GROUPS.has(resource.group) && resource.singularName
    ? resource.singularName
    : typedResource(resource);
  return `${type} ${name}${namespace ? ` -n ${namespace}` : ""}`;
}

/** `Deployment cool-app/env-echgo`, for titles. */
export function targetTitle(target: Target): string {
  return `${target.resource.kind} ${target.namespace ? `${target.namespace}/` : ""}${target.name}`;
}

/** Groups whose resources are known by the plural alone. */
const WELL_KNOWN_GROUPS = new Set([
  "",
  "apps",
  "autoscaling",
  "batch",
  "discovery.k8s.io",
  "networking.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "storage.k8s.io",
]);
