import type { IStorageClass } from "kubernetes-models/storage.k8s.io/v1/StorageClass";
import { qualifiedNameProblems } from "../../../kube/name_rules.ts";
import { isSame } from "../json_value.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

/** Marks the class of claims that name none. */
export const DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
const BETA_DEFAULT_CLASS = "storageclass.beta.kubernetes.io/is-default-class";

export const storageClass: Kind<IStorageClass> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "StorageClass",
  plural: "storageclasses",
  singular: "storageclass",
  shortNames: ["sc"],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.storage.v1.StorageClass",
  columns: [
    {
      ...nameColumn<IStorageClass>(),
      cell: (it) => `${it.metadata?.name ?? ""}${isDefaultClass(it) ? " (default)" : ""}`,
    },
    column("Provisioner", "What makes volumes of this class.", (it) => it.provisioner ?? ""),
    column(
      "ReclaimPolicy",
      "What becomes of its volumes when their claims are gone.",
      (it) => it.reclaimPolicy ?? "Delete",
    ),
    column(
      "VolumeBindingMode",
      "Whether claims are bound at once or when a pod needs them.",
      (it) => it.volumeBindingMode ?? "Immediate",
    ),
    column("AllowVolumeExpansion", "Whether claims may grow.", (it) => it.allowVolumeExpansion ?? false),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it);
    it.reclaimPolicy ??= "Delete";
    it.volumeBindingMode ??= "Immediate";
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: false }), ...validateClass(it)],
  validateUpdate: (it, old) => [
    ...validateClass(it),
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...FIXED.filter((field) => !isSame(it[field], old[field]))
      .map((field) => invalid(field, it[field] ?? null, "field is immutable")),
  ],
  allowUnconditionalUpdate: true,
};

export function isDefaultClass({ metadata }: IStorageClass): boolean {
  const annotations = metadata?.annotations;
  return annotations?.[DEFAULT_CLASS] === "true" || annotations?.[BETA_DEFAULT_CLASS] === "true";
}

const FIXED = ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"] as const;
const POLICIES: readonly string[] = ["Delete", "Retain"];
const MODES: readonly string[] = ["Immediate", "WaitForFirstConsumer"];

function validateClass({ provisioner, parameters, reclaimPolicy, volumeBindingMode }: IStorageClass) {
  const errors: FieldError[] = provisioner
    ? invalidEach("provisioner", provisioner.toLowerCase(), qualifiedNameProblems(provisioner.toLowerCase()))
    : [required("provisioner")];
  for (const key of Object.keys(parameters ?? {})) {
    if (key === "") errors.push(invalid("parameters", key, "field can not be empty."));
  }
  if (reclaimPolicy && !POLICIES.includes(reclaimPolicy)) {
    errors.push(notSupported("reclaimPolicy", reclaimPolicy, POLICIES));
  }
  if (!MODES.includes(volumeBindingMode ?? "")) {
    errors.push(notSupported("volumeBindingMode", volumeBindingMode, MODES));
  }
  return errors;
}
