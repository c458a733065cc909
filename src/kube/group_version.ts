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

/**
 * Which of two versions a server prefers, for sorting: `v2` before `v1`, `v1` before `v1beta1`, that before
 * `v1alpha1`; names of another form come last, by alphabet (apimachinery/pkg/version, CompareKubeAwareVersionStrings).
 */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [versionRank(left), versionRank(right)];
  if (!a || !b) return a ? -1 : b ? 1 : left < right ? -1 : left > right ? 1 : 0;
  return b.stability - a.stability || b.major - a.major || b.minor - a.minor;
}

const STABILITIES = ["alpha", "beta", ""];

function versionRank(version: string): { stability: number; major: number; minor: number } | undefined {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) return undefined;
  const [, major, stability = "", minor = 0] = match;
  return { stability: STABILITIES.indexOf(stability), major: Number(major), minor: Number(minor) };
}
