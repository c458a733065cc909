import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeSpec } from "kubernetes-models/v1/PersistentVolumeSpec";
import { compareQuantities } from "../../../kube/quantity.ts";
import { isSame } from "../json_value.ts";
import type { Kind, KindContext } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { accessModesText, validateAccessModes } from "./access_modes.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { UNSET, validateClassName, VOLUME_MODES } from "./persistent_volume_claim.ts";
import { canonicalQuantities } from "./resource_defaults.ts";
import { structureDiff } from "./structure_diff.ts";

export const persistentVolume: Kind<IPersistentVolume> = {
  group: "",
  version: "v1",
  kind: "PersistentVolume",
  plural: "persistentvolumes",
  singular: "persistentvolume",
  shortNames: ["pv"],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.core.v1.PersistentVolume",
  columns: [
    nameColumn(),
    column("Capacity", "How much it holds.", (it) => String(it.spec?.capacity?.["storage"] ?? "0")),
    column("Access Modes", "How it may be mounted.", (it) => accessModesText(it.spec?.accessModes)),
    column(
      "Reclaim Policy",
      "What becomes of it when its claim is gone.",
      (it) => it.spec?.persistentVolumeReclaimPolicy ?? "",
    ),
    column(
      "Status",
      "Whether it is free, taken or left over.",
      (it) => it.metadata?.deletionTimestamp ? "Terminating" : it.status?.phase ?? "",
    ),
    column("Claim", "Who has it.", ({ spec }) => {
      return spec?.claimRef ? `${spec.claimRef.namespace ?? ""}/${spec.claimRef.name ?? ""}` : "";
    }),
    column("StorageClass", "The class it is of.", (it) => it.spec?.storageClassName ?? ""),
    column(
      "VolumeAttributesClass",
      "Its class of attributes.",
      (it) => it.spec?.volumeAttributesClassName ?? UNSET,
    ),
    column("Reason", "Why it failed, in a word.", (it) => it.status?.reason ?? ""),
    ageColumn(),
    column("VolumeMode", "Files or a bare device.", (it) => it.spec?.volumeMode ?? UNSET, { wide: true }),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    const spec = it.spec ??= {};
    spec.persistentVolumeReclaimPolicy ??= "Retain";
    spec.volumeMode ??= "Filesystem";
    if (spec.hostPath) spec.hostPath.type ??= "";
    if (spec.claimRef) {
      spec.claimRef.kind ??= "PersistentVolumeClaim";
      spec.claimRef.apiVersion ??= "v1";
    }
    canonicalQuantities(spec.capacity, { kind: "PersistentVolume", version: "v1" });
    it.status ??= {};
    it.status.phase ??= "Pending";
  },
  prepareForCreate: (it, context) => {
    it.status = { phase: "Pending", lastPhaseTransitionTime: timeOf(context) };
  },
  prepareForUpdate: (it, old, context) => {
    if (context.subresource !== "status" || !it.status) return;
    if (it.status.phase !== old.status?.phase) it.status.lastPhaseTransitionTime = timeOf(context);
    else if (old.status?.lastPhaseTransitionTime) {
      it.status.lastPhaseTransitionTime ??= old.status.lastPhaseTransitionTime;
    }
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: false }), ...validateSpec(it.spec ?? {})],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec ?? {}),
    ...validateFixed(it.spec ?? {}, old.spec ?? {}),
  ],
  hasStatus: true,
  deleteReturnsObject: true,
  allowUnconditionalUpdate: true,
};

const POLICIES: readonly string[] = ["Delete", "Recycle", "Retain"];

/** What a volume can be, in the order in which the server looks for them, and the field that it cannot be without. */
const SOURCES: readonly (readonly [name: keyof IPersistentVolumeSpec & string, needs?: string])[] = [
  ["hostPath", "path"],
  ["gcePersistentDisk", "pdName"],
  ["awsElasticBlockStore", "volumeID"],
  ["glusterfs", "endpoints"],
  ["flocker"],
  ["nfs", "server"],
  ["rbd"],
  ["quobyte"],
  ["cephfs"],
  ["iscsi"],
  ["cinder", "volumeID"],
  ["fc"],
  ["flexVolume", "driver"],
  ["azureFile"],
  ["vsphereVolume", "volumePath"],
  ["photonPersistentDisk", "pdID"],
  ["portworxVolume", "volumeID"],
  ["azureDisk"],
  ["scaleIO"],
  ["local", "path"],
  ["storageos"],
  ["csi", "driver"],
];

function timeOf({ clock }: KindContext): string {
  return new Date(clock.now()).toISOString().replace(/\.\d+Z$/, "Z");
}

function validateSpec(spec: IPersistentVolumeSpec): FieldError[] {
  const errors: FieldError[] = [];
  if (!spec.accessModes?.length) errors.push(required("spec.accessModes"));
  errors.push(...validateAccessModes(spec.accessModes ?? [], "spec.accessModes"));
  errors.push(...validateCapacity(spec.capacity ?? {}));
  const policy = spec.persistentVolumeReclaimPolicy;
  if (policy && !POLICIES.includes(policy)) {
    errors.push(notSupported("spec.persistentVolumeReclaimPolicy", policy, POLICIES));
  }
  if (spec.nodeAffinity && !spec.nodeAffinity.required) {
    errors.push(required("spec.nodeAffinity.required", "must specify required node constraints"));
  }
  errors.push(...validateSource(spec));
  if (spec.hostPath?.path && /^\/+$/.test(spec.hostPath.path) && policy === "Recycle") {
    const why = "may not be 'recycle' for a hostPath mount of '/'";
    errors.push(forbidden("spec.persistentVolumeReclaimPolicy", why));
  }
  errors.push(...validateClassName(spec.storageClassName, "spec.storageClassName"));
  if (spec.volumeMode && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.push(notSupported("spec.volumeMode", spec.volumeMode, VOLUME_MODES));
  }
  if (spec.volumeAttributesClassName !== undefined && !spec.csi) {
    errors.push(required("spec.csi", "has to be specified when using volumeAttributesClassName"));
  }
  return errors;
}

function validateCapacity(capacity: Readonly<Record<string, string | number>>): FieldError[] {
  const field = "spec.capacity";
  const names = Object.keys(capacity);
  const errors = names.length === 0 ? [required(field)] : [];
  if (!names.includes("storage") || names.length > 1) {
    errors.push(notSupported(field, capacity, ["storage"]));
  }
  for (const [name, amount] of Object.entries(capacity)) {
    if (compareQuantities(amount, 0) > 0) continue;
    errors.push(invalid(`${field}[${name}]`, String(amount), "must be greater than zero"));
  }
  return errors;
}

/** One kind of volume, and what it cannot be without. */
function validateSource(spec: IPersistentVolumeSpec): FieldError[] {
  const set = SOURCES.filter(([name]) => spec[name] !== undefined);
  if (set.length === 0) return [required("spec", "must specify a volume type")];
  const errors = set.slice(1).map(([name]) =>
    forbidden(`spec.${name}`, "may not specify more than 1 volume type")
  );
  const [name, needs] = set[0]!;
  const source = spec[name] as Record<string, unknown>;
  if (needs && !source[needs]) errors.push(required(`spec.${name}.${needs}`));
  else if (needs === "path" && String(source["path"]).split("/").includes("..")) {
    errors.push(invalid(`spec.${name}.path`, source["path"], "must not contain '..'"));
  }
  if (name === "local" && !spec.nodeAffinity) {
    errors.push(required("spec.nodeAffinity", "Local volume requires node affinity"));
  }
  return errors;
}

/** What it is stays; where it can be reached is said once. */
function validateFixed(spec: IPersistentVolumeSpec, old: IPersistentVolumeSpec): FieldError[] {
  const errors: FieldError[] = [];
  const [source, before] = [sourceOf(spec), sourceOf(old)];
  if (!isSame(source, before)) {
    const why = "spec.persistentvolumesource is immutable after creation";
    errors.push(forbidden("spec.persistentvolumesource", `${why}\n${structureDiff(before, source)}`));
  }
  if (spec.volumeMode !== old.volumeMode) {
    errors.push(invalid("volumeMode", spec.volumeMode ?? null, "field is immutable"));
  }
  if (old.nodeAffinity && !isSame(spec.nodeAffinity, old.nodeAffinity)) {
    const why = "field is immutable, except for updating from beta label to GA";
    errors.push(invalid("nodeAffinity", spec.nodeAffinity ?? null, why));
  }
  return errors;
}

/** Every kind of volume by the server's own name for it; null where it is not of that kind. */
function sourceOf(spec: IPersistentVolumeSpec): Record<string, unknown> {
  return Object.fromEntries(
    SOURCES.map(([name]) => [name[0]!.toUpperCase() + name.slice(1), spec[name] ?? null]),
  );
}
