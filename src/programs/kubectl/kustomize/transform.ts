/** What a kustomization does to all of its objects. */
import { parseGroupVersion } from "../../../kube/group_version.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import type { Image, Kustomization } from "./kustomization.ts";
import { at, type Piece, podSpecOf, templatePath } from "./piece.ts";
import { renamePieces } from "./references.ts";

/** In kustomize's order; patches come before. */
export function transformPieces(pieces: readonly Piece[], kustomization: Kustomization): void {
  const { namespace, namePrefix = "", nameSuffix = "" } = kustomization;
  if (namespace) setNamespace(pieces, namespace);
  renamePieces(pieces, (piece) => {
    const name = piece.object.metadata.name ?? "";
    return UNNAMED.has(piece.object.kind ?? "") ? name : `${namePrefix}${name}${nameSuffix}`;
  });
  for (const { object } of pieces) setLabels(object as unknown as JsonObject, kustomization);
  for (const { object } of pieces) {
    setAnnotations(object as unknown as JsonObject, kustomization.commonAnnotations ?? {});
  }
  for (const { name, count } of kustomization.replicas ?? []) setReplicas(pieces, name, count);
  for (const piece of pieces) setImages(piece, kustomization.images ?? []);
}

/** Their names mean something by themselves. */
const UNNAMED = new Set(["Namespace", "CustomResourceDefinition", "APIService"]);

/** Kinds without a namespace; kustomize takes what it does not know for one with. */
const CLUSTER_SCOPED = new Set([
  "APIService",
  "CSIDriver",
  "CSINode",
  "CertificateSigningRequest",
  "ClusterRole",
  "ClusterRoleBinding",
  "ComponentStatus",
  "CustomResourceDefinition",
  "FlowSchema",
  "IngressClass",
  "MutatingWebhookConfiguration",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PriorityClass",
  "PriorityLevelConfiguration",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
  "VolumeAttachment",
]);

function setNamespace(pieces: readonly Piece[], namespace: string): void {
  for (const { object, names } of pieces) {
    const kind = object.kind ?? "";
    if (kind === "Namespace") {
      object.metadata.name = namespace;
      names.push(namespace);
    }
    if (!CLUSTER_SCOPED.has(kind)) object.metadata.namespace = namespace;
    if (kind !== "RoleBinding" && kind !== "ClusterRoleBinding") continue;
    const subjects = Array.isArray(object["subjects"]) ? object["subjects"] as JsonObject[] : [];
    for (const subject of subjects) {
      if (subject["kind"] === "ServiceAccount" && subject["name"] === "default") {
        subject["namespace"] = namespace;
      }
    }
  }
}

function setLabels(object: JsonObject, { commonLabels = {}, labels = [] }: Kustomization): void {
  const entries = [...labels, { pairs: commonLabels, includeSelectors: true, includeTemplates: true }];
  for (const { pairs = {}, includeSelectors, includeTemplates } of entries) {
    if (Object.keys(pairs).length === 0) continue;
    put(object, ["metadata", "labels"], pairs, true);
    if (includeSelectors || includeTemplates) putInTemplate(object, "labels", pairs);
    if (includeSelectors) setSelectors(object, pairs);
  }
}

function setSelectors(object: JsonObject, pairs: Record<string, string>): void {
  switch (object["kind"]) {
    case "Service":
    case "ReplicationController":
      return put(object, ["spec", "selector"], pairs, true);
    case "Deployment":
    case "StatefulSet":
      for (const path of SPREAD) putInAll(object, path, pairs);
      return put(object, ["spec", "selector", "matchLabels"], pairs, true);
    case "ReplicaSet":
    case "DaemonSet":
      return put(object, ["spec", "selector", "matchLabels"], pairs, true);
    case "Job":
    case "PodDisruptionBudget":
      return put(object, ["spec", "selector", "matchLabels"], pairs, false);
    case "CronJob":
      return put(object, ["spec", "jobTemplate", "spec", "selector", "matchLabels"], pairs, false);
    case "NetworkPolicy":
      putInAll(object, "spec/ingress[]/from[]/podSelector/matchLabels", pairs);
      putInAll(object, "spec/egress[]/to[]/podSelector/matchLabels", pairs);
      return put(object, ["spec", "podSelector", "matchLabels"], pairs, false);
  }
}

const AFFINITY = "spec/template/spec/affinity";
const PREFERRED =
  "preferredDuringSchedulingIgnoredDuringExecution[]/podAffinityTerm/labelSelector/matchLabels";
const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution[]/labelSelector/matchLabels";

/** Where a workload says which pods it stands beside, and which not. */
const SPREAD = [
  `${AFFINITY}/podAffinity/${PREFERRED}`,
  `${AFFINITY}/podAffinity/${REQUIRED}`,
  `${AFFINITY}/podAntiAffinity/${PREFERRED}`,
  `${AFFINITY}/podAntiAffinity/${REQUIRED}`,
  "spec/template/spec/topologySpreadConstraints[]/labelSelector/matchLabels",
];

/** `a[]/b`: in b of each item of a, where there is one. */
function putInAll(object: JsonObject, path: string, pairs: Record<string, string>): void {
  let places: JsonObject[] = [object];
  for (const step of path.split("/")) {
    const name = step.replace("[]", "");
    places = places.flatMap((place) => {
      const value = place[name];
      return (Array.isArray(value) && step.endsWith("[]") ? value : [value]).filter(isFilled);
    });
  }
  for (const place of places) Object.assign(place, pairs);
}

function isFilled(value: Json | undefined): value is JsonObject {
  return isJsonObject(value);
}

function setAnnotations(object: JsonObject, pairs: Record<string, string>): void {
  if (Object.keys(pairs).length === 0) return;
  put(object, ["metadata", "annotations"], pairs, true);
  putInTemplate(object, "annotations", pairs);
  if (object["kind"] === "CronJob") {
    put(object, ["spec", "jobTemplate", "metadata", "annotations"], pairs, true);
  }
}

function putInTemplate(object: JsonObject, field: string, pairs: Record<string, string>): void {
  const path = templatePath(String(object["kind"]));
  if (path && path.length > 0) put(object, [...path, "metadata", field], pairs, true);
  if (object["kind"] === "CronJob") put(object, ["spec", "jobTemplate", "metadata", field], pairs, true);
  const claims = at(object, ["spec"], false)?.["volumeClaimTemplates"];
  if (field !== "labels" || object["kind"] !== "StatefulSet" || !Array.isArray(claims)) return;
  for (const claim of claims.filter(isFilled)) put(claim, ["metadata", "labels"], pairs, true);
}

function put(object: JsonObject, path: string[], pairs: Record<string, string>, makes: boolean): void {
  const place = at(object, path, makes);
  if (place) Object.assign(place, pairs);
}

const SCALED = new Set(["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"]);

function setReplicas(pieces: readonly Piece[], name: string, count: number): void {
  const found = pieces.filter(({ object, names }) => SCALED.has(object.kind ?? "") && names.includes(name));
  if (found.length === 0) {
    throw new Error(
      `resource with name ${name} does not match a config with the following GVK [` +
        "Deployment.[noVer].[noGrp] ReplicationController.[noVer].[noGrp] ReplicaSet.[noVer].[noGrp] " +
        "StatefulSet.[noVer].[noGrp]]",
    );
  }
  for (const { object } of found) {
    const spec = at(object as unknown as JsonObject, ["spec"], true);
    if (spec) spec["replicas"] = count;
  }
}

function setImages({ object }: Piece, images: readonly Image[]): void {
  const spec = podSpecOf(object);
  if (!spec) return;
  for (const list of ["containers", "initContainers"]) {
    const containers = spec[list];
    if (!Array.isArray(containers)) continue;
    for (const container of containers.filter(isFilled)) {
      for (const image of images) {
        if (typeof container["image"] === "string") container["image"] = newImage(container["image"], image);
      }
    }
  }
}

function newImage(text: string, { name = "", newName = "", newTag = "", digest = "" }: Image): string {
  const found = /^(.*?)(?::([\w][\w.-]*))?(?:@(.+))?$/.exec(text)!;
  const [, base = "", tag, oldDigest] = found;
  if (base !== name) return text;
  const kept = newName || base;
  if (digest) return `${kept}${newTag ? `:${newTag}` : ""}@${digest}`;
  if (newTag) return `${kept}:${newTag}`;
  return `${kept}${tag ? `:${tag}` : ""}${oldDigest ? `@${oldDigest}` : ""}`;
}

/** Before and after everything else; what is in neither list stands between them by its kind. */
const FIRST = [
  "Namespace",
  "ResourceQuota",
  "StorageClass",
  "CustomResourceDefinition",
  "ServiceAccount",
  "PodSecurityPolicy",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
  "ConfigMap",
  "Secret",
  "Endpoints",
  "Service",
  "LimitRange",
  "PriorityClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Deployment",
  "StatefulSet",
  "CronJob",
  "PodDisruptionBudget",
];
const LAST = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

/** The order in which objects can be applied. */
export function inOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((a, b) =>
    rank(a) - rank(b) || compare(kindText(a), kindText(b)) || compare(placeText(a), placeText(b))
  );
}

function rank({ object: { kind = "" } }: Piece): number {
  if (LAST.includes(kind)) return FIRST.length + 1 + LAST.indexOf(kind);
  const place = FIRST.indexOf(kind);
  return place < 0 ? FIRST.length : place;
}

function kindText({ object: { apiVersion = "", kind = "" } }: Piece): string {
  const { group, version } = parseGroupVersion(apiVersion);
  return `${group}_${version}_${kind}`;
}

function placeText({ object: { metadata } }: Piece): string {
  return `${metadata.namespace ?? ""}_${metadata.name ?? ""}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
