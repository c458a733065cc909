/** Groups and versions, and how they are written. */

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
