import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPersistentVolumeClaimSpec } from "kubernetes-models/v1/PersistentVolumeClaimSpec";
import { compareQuantities } from "../../../kube/quantity.ts";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import { isSame } from "../json_value.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { accessModesText, validateAccessModes } from "./access_modes.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { canonicalQuantities, setResourceDefaults } from "./resource_defaults.ts";
import { structureDiff } from "./structure_diff.ts";
import { validateSelector } from "./workload.ts";

export const UNSET = "<unset>";
export const VOLUME_MODES: readonly string[] = ["Block", "Filesystem"];

export const persistentVolumeClaim: Kind<IPersistentVolumeClaim> = {
  group: "",
  version: "v1",
  kind: "PersistentVolumeClaim",
  plural: "persistentvolumeclaims",
  singular: "persistentvolumeclaim",
  shortNames: ["pvc"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.PersistentVolumeClaim",
  columns: [
    nameColumn(),
    column(
      "Status",
      "Whether it has a volume.",
      (it) => it.metadata?.deletionTimestamp ? "Terminating" : it.status?.phase ?? "",
    ),
    column("Volume", "The volume it has.", (it) => it.spec?.volumeName ?? ""),
    column("Capacity", "How much the volume holds.", (it) => {
      return it.spec?.volumeName ? String(it.status?.capacity?.["storage"] ?? "0") : "";
    }),
    column("Access Modes", "How the volume may be mounted.", (it) => {
      return it.spec?.volumeName ? accessModesText(it.status?.accessModes) : "";
    }),
    column("StorageClass", "The class it wants.", (it) => it.spec?.storageClassName ?? ""),
    column(
      "VolumeAttributesClass",
      "The class of attributes it wants.",
      (it) => it.spec?.volumeAttributesClassName ?? UNSET,
    ),
    ageColumn(),
    column("VolumeMode", "Files or a bare device.", (it) => it.spec?.volumeMode ?? UNSET, { wide: true }),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = { phase: "Pending" };
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSpec(it.spec ?? {})],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec ?? {}),
    ...validateFixed(it, old),
  ],
  hasStatus: true,
  deleteReturnsObject: true,
  allowUnconditionalUpdate: true,
};

function setDefaults(it: IPersistentVolumeClaim): void {
  dropNulls(it.spec);
  const owner = { kind: "PersistentVolumeClaim", version: "v1" };
  const spec = it.spec ??= {};
  spec.volumeMode ??= "Filesystem";
  setResourceDefaults(spec.resources ??= {}, owner);
  // Either of the two says what the other says (NormalizeDataSources).
  if (spec.dataSource && !spec.dataSourceRef) spec.dataSourceRef = { ...spec.dataSource };
  else if (spec.dataSourceRef && !spec.dataSource && !spec.dataSourceRef.namespace) {
    const { apiGroup, kind, name } = spec.dataSourceRef;
    spec.dataSource = { ...(apiGroup ? { apiGroup } : {}), kind, name };
  }
  it.status ??= {};
  it.status.phase ??= "Pending";
  canonicalQuantities(it.status.capacity, owner);
}

function validateSpec(spec: IPersistentVolumeClaimSpec): FieldError[] {
  const errors: FieldError[] = [];
  if (!spec.accessModes?.length) {
    errors.push(required("spec.accessModes", "at least 1 access mode is required"));
  }
  if (spec.selector) errors.push(...validateSelector(spec.selector, "spec.selector"));
  errors.push(...validateAccessModes(spec.accessModes ?? [], "spec.accessModes"));
  const storage = spec.resources?.requests?.["storage"];
  const field = "spec.resources[storage]";
  if (storage === undefined) errors.push(required(field));
  else if (compareQuantities(storage, 0) <= 0) {
    errors.push(invalid(field, String(storage), "must be greater than zero"));
  }
  errors.push(...validateClassName(spec.storageClassName, "spec.storageClassName"));
  if (spec.volumeMode && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.push(notSupported("spec.volumeMode", spec.volumeMode, VOLUME_MODES));
  }
  if (spec.dataSource && !isSame(spec.dataSource, spec.dataSourceRef) && !spec.dataSourceRef?.namespace) {
    errors.push(invalid("spec", "spec.dataSource", "must match dataSourceRef"));
  }
  errors.push(...validateClassName(spec.volumeAttributesClassName, "spec.volumeAttributesClassName"));
  return errors;
}

/** The name of a storage class or of a class of attributes; "" is no class. */
export function validateClassName(name: string | undefined, field: string): FieldError[] {
  return name ? invalidEach(field, name, subdomainProblems(name)) : [];
}

/** What a claim asks for stays; the volume is set once, and a bound claim may grow. */
function validateFixed(it: IPersistentVolumeClaim, old: IPersistentVolumeClaim): FieldError[] {
  const [spec, before] = [structuredClone(it.spec ?? {}), structuredClone(old.spec ?? {})];
  if (!before.volumeName && spec.volumeName) before.volumeName = spec.volumeName;
  if (before.storageClassName === undefined && spec.storageClassName !== undefined) {
    before.storageClassName = spec.storageClassName;
  }
  const size = spec.resources?.requests?.["storage"] ?? "0";
  const oldSize = before.resources?.requests?.["storage"] ?? "0";
  if (it.status?.phase === "Bound") {
    if (spec.resources?.requests) spec.resources.requests["storage"] = oldSize;
    if (before.volumeAttributesClassName === undefined) delete spec.volumeAttributesClassName;
    else spec.volumeAttributesClassName = before.volumeAttributesClassName;
  }
  const errors: FieldError[] = [];
  if (!isSame(spec, before)) {
    const why = "spec is immutable after creation except resources.requests and volumeAttributesClassName " +
      "for bound claims";
    errors.push(
      forbidden("spec", `${why}\n${structureDiff(internalClaimSpec(before), internalClaimSpec(spec))}`),
    );
  }
  const isSmaller = compareQuantities(size, oldSize) < 0;
  if (isSmaller && compareQuantities(size, old.status?.capacity?.["storage"] ?? "0") <= 0) {
    errors.push(
      forbidden("spec.resources.requests.storage", "field can not be less than status.capacity"),
    );
  }
  if (it.spec?.volumeMode !== old.spec?.volumeMode) {
    errors.push(invalid("volumeMode", it.spec?.volumeMode ?? null, "field is immutable"));
  }
  return errors;
}

/** The server's own structure (pkg/apis/core/types.go), which names every field, set or not. */
function internalClaimSpec(spec: IPersistentVolumeClaimSpec): unknown {
  const source = spec.dataSource;
  const reference = spec.dataSourceRef;
  return {
    AccessModes: spec.accessModes ?? null,
    Selector: spec.selector ?? null,
    Resources: { Limits: spec.resources?.limits ?? null, Requests: spec.resources?.requests ?? null },
    VolumeName: spec.volumeName ?? "",
    StorageClassName: spec.storageClassName ?? null,
    VolumeMode: spec.volumeMode ?? null,
    DataSource: source ? { APIGroup: source.apiGroup ?? null, Kind: source.kind, Name: source.name } : null,
    DataSourceRef: reference
      ? {
        APIGroup: reference.apiGroup ?? null,
        Kind: reference.kind,
        Name: reference.name,
        Namespace: reference.namespace ?? null,
      }
      : null,
    VolumeAttributesClassName: spec.volumeAttributesClassName ?? null,
  };
}
