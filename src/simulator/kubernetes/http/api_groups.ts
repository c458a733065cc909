/** What is served, by group and version: the source of discovery and of the OpenAPI index. */
import { compareVersions } from "../../../kube/group_version.ts";
import type { AnyKind, SubresourceInfo } from "../kind.ts";
import { facesOf, type KindFace } from "../kind_face.ts";

export interface ServedResource {
  /** Of the plural: `pods`, and of sub-resources `pods/log`. */
  name: string;
  singular: string;
  namespaced: boolean;
  isCustom: boolean;
  kind: string;
  /** Of the kind, when it is another than the resource's. */
  kindGroup?: string;
  kindVersion?: string;
  /** Where it is stored: the version of storage. */
  storage?: { group: string; version: string };
  verbs: readonly string[];
  shortNames: readonly string[];
  categories: readonly string[];
}

export interface GroupVersion {
  group: string;
  version: string;
  kinds: KindFace[];
}

export const ALL_VERBS: readonly string[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
];

/** Resources that are asked and never stored; they appear where their group is served. */
export const REVIEWS: readonly Pick<AnyKind, "group" | "version" | "kind" | "plural" | "namespaced">[] = [
  { group: "authentication.k8s.io", version: "v1", kind: "SelfSubjectReview", plural: "selfsubjectreviews" },
  { group: "authentication.k8s.io", version: "v1", kind: "TokenReview", plural: "tokenreviews" },
  {
    group: "authorization.k8s.io",
    version: "v1",
    kind: "LocalSubjectAccessReview",
    plural: "localsubjectaccessreviews",
    namespaced: true,
  },
  {
    group: "authorization.k8s.io",
    version: "v1",
    kind: "SelfSubjectAccessReview",
    plural: "selfsubjectaccessreviews",
  },
  {
    group: "authorization.k8s.io",
    version: "v1",
    kind: "SelfSubjectRulesReview",
    plural: "selfsubjectrulesreviews",
  },
  {
    group: "authorization.k8s.io",
    version: "v1",
    kind: "SubjectAccessReview",
    plural: "subjectaccessreviews",
  },
].map((review) => ({ namespaced: false, ...review }));

/** Built-in groups in the server's order of preference; others follow by name. */
const GROUP_ORDER = [
  "apiregistration.k8s.io",
  "apps",
  "events.k8s.io",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "networking.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "storage.k8s.io",
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "scheduling.k8s.io",
  "coordination.k8s.io",
  "node.k8s.io",
  "discovery.k8s.io",
  "resource.k8s.io",
  "flowcontrol.apiserver.k8s.io",
];

/** Remembered for each list of kinds: a registry has another one after each change. */
const known = new WeakMap<readonly AnyKind[], readonly GroupVersion[]>();

/** The core group first; of each group the preferred version first. The same array for the same list. */
export function groupVersions(kinds: readonly AnyKind[]): readonly GroupVersion[] {
  let versions = known.get(kinds);
  if (!versions) known.set(kinds, versions = grouped(kinds));
  return versions;
}

function grouped(kinds: readonly AnyKind[]): GroupVersion[] {
  const found = new Map<string, GroupVersion>();
  const add = (group: string, version: string): GroupVersion => {
    const key = `${group}/${version}`;
    let groupVersion = found.get(key);
    if (!groupVersion) found.set(key, groupVersion = { group, version, kinds: [] });
    return groupVersion;
  };
  for (const face of kinds.flatMap(facesOf)) add(face.group, face.version).kinds.push(face);
  for (const { group, version } of REVIEWS) add(group, version);
  const rank = ({ group }: GroupVersion) => {
    if (group === "") return -1;
    const index = GROUP_ORDER.indexOf(group);
    return index < 0 ? GROUP_ORDER.length : index;
  };
  return [...found.values()].sort((a, b) =>
    rank(a) - rank(b) || compareText(a.group, b.group) || compareVersions(a.version, b.version)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Resources and sub-resources of a group version, sorted as discovery lists them. */
export function servedResources({ group, version, kinds }: GroupVersion): ServedResource[] {
  const resources = kinds.flatMap((kind) => [ownResource(kind), ...subresources(kind)]);
  for (const review of REVIEWS) {
    if (review.group !== group || review.version !== version) continue;
    resources.push({
      name: review.plural,
      singular: review.kind.toLowerCase(),
      namespaced: review.namespaced,
      isCustom: false,
      kind: review.kind,
      verbs: ["create"],
      shortNames: [],
      categories: [],
    });
  }
  // A custom kind's sub-resources are not sorted: status comes before scale.
  return resources.sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

function sortKey({ name, isCustom }: ServedResource): string {
  return isCustom ? name.split("/", 1)[0]! : name;
}

/** Names of a kind's sub-resources, with what discovery says of each. */
export function subresourcesOf(kind: AnyKind): Record<string, SubresourceInfo> {
  const own = { kind: kind.kind, verbs: ["get", "patch", "update"] };
  return {
    ...(kind.hasStatus ? { status: own } : {}),
    ...(kind.scale ? { scale: { ...own, kind: "Scale", group: "autoscaling", version: "v1" } } : {}),
    ...(isNamespace(kind) ? { finalize: { kind: kind.kind, verbs: ["update"] } } : {}),
    ...kind.subresources,
  };
}

function ownResource(kind: KindFace): ServedResource {
  const isStored = !kind.computed && (kind.verbs ?? ALL_VERBS).includes("list");
  return {
    ...(isStored ? { storage: kind.storage ?? { group: kind.group, version: kind.version } } : {}),
    isCustom: kind.isCustom ?? false,
    name: kind.plural,
    singular: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: kind.verbs ?? ALL_VERBS,
    shortNames: kind.shortNames,
    categories: kind.categories,
  };
}

function subresources(kind: AnyKind): ServedResource[] {
  return Object.entries(subresourcesOf(kind)).map(([name, info]) => ({
    name: `${kind.plural}/${name}`,
    singular: "",
    namespaced: kind.namespaced,
    isCustom: kind.isCustom ?? false,
    kind: info.kind,
    ...(info.group === undefined ? {} : { kindGroup: info.group }),
    ...(info.version === undefined ? {} : { kindVersion: info.version }),
    verbs: info.verbs,
    shortNames: [],
    categories: [],
  }));
}

function isNamespace(kind: AnyKind): boolean {
  return kind.kind === "Namespace" && kind.group === "";
}
