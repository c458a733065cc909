/** Groups, versions, and the paths they make. */
import type { GroupVersionResource } from "./object.ts";

/** An API group and version; the core group is `""`. */
export interface GroupVersion {
  group: string;
  version: string;
}

/** Reads an apiVersion: `v1`, `apps/v1`. Text without a slash is a version of the core group. */
export function parseGroupVersion(apiVersion: string): GroupVersion {
  const slash = apiVersion.indexOf("/");
  return slash < 0
    ? { group: "", version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** Prints an apiVersion: `v1`, `apps/v1`. */
export function printGroupVersion({ group, version }: GroupVersion): string {
  return group === "" ? version : `${group}/${version}`;
}

/** A name with its group as kubectl prints it: `pods`, `deployments.apps`. */
export function printGroupName(name: string, group: string): string {
  return group === "" ? name : `${name}.${group}`;
}

/** Where in a resource's tree: all, those of a namespace, one object, or a part of one object. */
export interface ApiPlace {
  /** Absent for cluster-scoped resources and for a list over all namespaces. */
  namespace?: string;
  name?: string;
  /** `status`, `scale`, `log` …; needs a name. */
  subresource?: string;
}

/** The path of a resource: `/apis/apps/v1/namespaces/default/deployments/web/scale`. */
export function apiPath({ group, version, resource }: GroupVersionResource, place: ApiPlace = {}): string {
  const segments = group === "" ? ["api", version] : ["apis", group, version];
  if (place.namespace) segments.push("namespaces", place.namespace);
  segments.push(resource);
  if (place.name) segments.push(place.name);
  if (place.name && place.subresource) segments.push(...place.subresource.split("/"));
  return segments.map((segment) => `/${encodeURIComponent(segment).replaceAll("%3A", ":")}`).join("");
}
