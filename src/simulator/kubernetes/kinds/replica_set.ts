import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { IReplicaSetSpec } from "kubernetes-models/apps/v1/ReplicaSetSpec";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { negative } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import {
  scalePaths,
  templateColumns,
  validateSameSelector,
  validateSelector,
  validateTemplate,
  withTemplateDefaults,
} from "./workload.ts";

export const replicaSet: Kind<IReplicaSet> = {
  group: "apps",
  version: "v1",
  kind: "ReplicaSet",
  plural: "replicasets",
  singular: "replicaset",
  shortNames: ["rs"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.apps.v1.ReplicaSet",
  columns: [
    nameColumn(),
    column("Desired", "Pods wanted.", (it) => it.spec?.replicas ?? 0, { type: "integer" }),
    column("Current", "Pods there are.", (it) => it.status?.replicas ?? 0, { type: "integer" }),
    column("Ready", "Pods that are ready.", (it) => it.status?.readyReplicas ?? 0, { type: "integer" }),
    ageColumn(),
    ...templateColumns<IReplicaSet>(),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    const spec: Partial<IReplicaSetSpec> = it.spec ?? {};
    spec.replicas ??= 1;
    spec.template = withTemplateDefaults(spec.template, "ReplicaSet");
    // Without a selector it is incomplete still, as validation will say.
    it.spec = spec as IReplicaSetSpec;
  },
  prepareForCreate: (it) => {
    it.status = { replicas: 0 };
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSpec(it.spec)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec),
    ...validateSameSelector(it, old),
  ],
  selectableFields: { "status.replicas": (it) => String(it.status?.replicas ?? 0) },
  hasStatus: true,
  scale: scalePaths<IReplicaSet>(),
  generation: "spec",
  defaultPropagation: "Background",
  allowUnconditionalUpdate: true,
};

function validateSpec(spec: IReplicaSetSpec | undefined): FieldError[] {
  return [
    ...negative("spec.replicas", spec?.replicas),
    ...negative("spec.minReadySeconds", spec?.minReadySeconds),
    ...validateSelector(spec?.selector, "spec.selector", "empty selector is invalid for deployment"),
    ...validateTemplate(spec?.template, spec?.selector, "spec.template"),
  ];
}
