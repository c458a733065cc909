/** What discovery (`kubectl api-resources`) says of one resource. */
export interface ApiResource {
  /** "" is the core group. */
  group: string;
  version: string;
  kind: string;
  /** The plural: `deployments`. */
  name: string;
  /** May be empty (old servers); then it is the lower-cased kind. */
  singularName: string;
  shortNames: string[];
  categories: string[];
  namespaced: boolean;
  verbs: string[];
  /** Names without the parent: `status`, `scale`, `log`. */
  subresources: string[];
}

/** All resources of a server, in its order of preference, and what could not be read. */
export interface Discovery {
  resources: ApiResource[];
  /** Group versions that did not answer, as `metrics.k8s.io/v1beta1`, with the reason. */
  failures: { groupVersion: string; message: string }[];
  /** Group versions in server order, as `v1`, `apps/v1`; for `api-versions`. */
  groupVersions: string[];
}

/** Each resource once, in the first version that has it: servers list a group's preferred version first. */
export function preferredResources(discovery: Discovery): ApiResource[] {
  const seen = new Set<string>();
  return discovery.resources.filter(({ group, name }) => {
    const key = `${name}.${group}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The resource of a kind, by `apiVersion` and `kind` as objects and owner references write them. */
export function resourceOfKind(
  discovery: Discovery,
  apiVersion: string,
  kind: string,
): ApiResource | undefined {
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  const ofKind = discovery.resources.filter((resource) => resource.kind === kind && resource.group === group);
  return ofKind.find((resource) => resource.version === apiVersion.slice(slash + 1)) ?? ofKind[0];
}

/** Pods are the same on every server: what wants them need not wait for discovery. */
export const PODS: ApiResource = {
  group: "",
  version: "v1",
  kind: "Pod",
  name: "pods",
  singularName: "pod",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [
    "attach",
    "binding",
    "ephemeralcontainers",
    "eviction",
    "exec",
    "log",
    "portforward",
    "status",
  ],
};
