import type { IReplicationController } from "kubernetes-models/v1/ReplicationController";
import type { IReplicationControllerSpec } from "kubernetes-models/v1/ReplicationControllerSpec";
import { fromLabelMap, printLabelSelector } from "../../../kube/label_selector.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, labelText, nameColumn } from "./columns.ts";
import { negative, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { validatePodTemplate } from "./pod_spec_validation.ts";
import {
  containerColumns,
  validateEndless,
  validateTemplateLabels,
  withTemplateDefaults,
} from "./workload.ts";

/** What ReplicaSets came from; its selector is a plain map of labels. */
export const replicationController: Kind<IReplicationController> = {
  group: "",
  version: "v1",
  kind: "ReplicationController",
  plural: "replicationcontrollers",
  singular: "replicationcontroller",
  shortNames: ["rc"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.core.v1.ReplicationController",
  columns: [
    nameColumn(),
    column("Desired", "Pods wanted.", (it) => it.spec?.replicas ?? 0, { type: "integer" }),
    column("Current", "Pods there are.", (it) => it.status?.replicas ?? 0, { type: "integer" }),
    column("Ready", "Pods that are ready.", (it) => it.status?.readyReplicas ?? 0, { type: "integer" }),
    ageColumn(),
    ...containerColumns<IReplicationController>((it) => it.spec?.template),
    column("Selector", "Which pods count.", (it) => labelText(it.spec?.selector), { wide: true }),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = { replicas: 0 };
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSpec(it.spec)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec),
  ],
  selectableFields: { "status.replicas": (it) => String(it.status?.replicas ?? 0) },
  hasStatus: true,
  scale: {
    replicas: (it) => it.spec?.replicas ?? 0,
    setReplicas: (it, replicas) => {
      if (it.spec) it.spec.replicas = replicas;
    },
    statusReplicas: (it) => it.status?.replicas ?? 0,
    selector: (it) => printLabelSelector(fromLabelMap(it.spec?.selector)),
  },
  generation: "spec",
  defaultPropagation: "Orphan",
  allowUnconditionalUpdate: true,
};

function setDefaults(it: IReplicationController): void {
  dropNulls(it.spec);
  const spec: IReplicationControllerSpec = it.spec ?? {};
  it.spec = spec;
  spec.replicas ??= 1;
  if (!spec.template) return;
  spec.template = withTemplateDefaults(spec.template, "ReplicationController");
  const labels = spec.template.metadata?.labels;
  if (!labels) return;
  if (!Object.keys(spec.selector ?? {}).length) spec.selector = { ...labels };
  if (!Object.keys(it.metadata?.labels ?? {}).length) it.metadata = { ...it.metadata, labels: { ...labels } };
}

function validateSpec(spec: IReplicationControllerSpec | undefined): FieldError[] {
  const template = spec?.template;
  const matchLabels = spec?.selector ?? {};
  return [
    ...negative("spec.minReadySeconds", spec?.minReadySeconds),
    ...(Object.keys(matchLabels).length === 0 ? [required("spec.selector")] : []),
    ...negative("spec.replicas", spec?.replicas),
    ...(template
      ? [
        ...validateTemplateLabels(template, { matchLabels }, "spec.template"),
        ...validatePodTemplate(template, "spec.template"),
        ...validateEndless(template, "spec.template", "ReplicationController"),
      ]
      : [required("spec.template")]),
  ];
}
