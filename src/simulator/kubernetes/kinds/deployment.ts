import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IDeploymentSpec } from "kubernetes-models/apps/v1/DeploymentSpec";
import type { IIoK8sApiAppsV1DeploymentStrategy as Strategy } from "kubernetes-models/apps/v1/DeploymentStrategy";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, negative, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { shareNumber, validateAtMostAll, validateShare } from "./pod_share.ts";
import {
  scalePaths,
  templateColumns,
  validateSameSelector,
  validateSelector,
  validateTemplate,
  withTemplateDefaults,
} from "./workload.ts";

export const deployment: Kind<IDeployment> = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  plural: "deployments",
  singular: "deployment",
  shortNames: ["deploy"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.apps.v1.Deployment",
  columns: [
    nameColumn(),
    column(
      "Ready",
      "Ready pods of those wanted.",
      (it) => `${it.status?.readyReplicas ?? 0}/${it.spec?.replicas ?? 0}`,
    ),
    column("Up-to-date", "Pods made from the present template.", (it) => it.status?.updatedReplicas ?? 0),
    column(
      "Available",
      "Pods that have been ready for at least minReadySeconds.",
      (it) => it.status?.availableReplicas ?? 0,
    ),
    ageColumn(),
    ...templateColumns<IDeployment>(),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = {};
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSpec(it.spec)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec),
    ...validateSameSelector(it, old),
  ],
  hasStatus: true,
  scale: scalePaths<IDeployment>(),
  generation: "spec",
  defaultPropagation: "Background",
  allowUnconditionalUpdate: true,
};

function setDefaults(it: IDeployment): void {
  dropNulls(it.spec);
  const spec: Partial<IDeploymentSpec> = it.spec ?? {};
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  spec.strategy ??= {};
  spec.strategy.type ??= "RollingUpdate";
  if (spec.strategy.type === "RollingUpdate") {
    spec.strategy.rollingUpdate ??= {};
    spec.strategy.rollingUpdate.maxUnavailable ??= "25%";
    spec.strategy.rollingUpdate.maxSurge ??= "25%";
  }
  const template = withTemplateDefaults(spec.template, "Deployment");
  // Without a selector it is incomplete still, as validation will say.
  it.spec = Object.assign(spec, { template }) as IDeploymentSpec;
}

function validateSpec(spec: IDeploymentSpec | undefined): FieldError[] {
  const minReady = spec?.minReadySeconds ?? 0;
  const deadline = spec?.progressDeadlineSeconds;
  return [
    ...negative("spec.replicas", spec?.replicas),
    ...validateSelector(spec?.selector, "spec.selector", "empty selector is invalid for deployment"),
    ...validateTemplate(spec?.template, spec?.selector, "spec.template"),
    ...validateStrategy(spec?.strategy, "spec.strategy"),
    ...negative("spec.minReadySeconds", minReady),
    ...negative("spec.revisionHistoryLimit", spec?.revisionHistoryLimit),
    ...negative("spec.progressDeadlineSeconds", deadline),
    ...(deadline !== undefined && deadline <= minReady
      ? [invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds")]
      : []),
  ];
}

function validateStrategy(strategy: Strategy | undefined, field: string): FieldError[] {
  const type: string = strategy?.type ?? "";
  const rolling = strategy?.rollingUpdate;
  if (type === "Recreate") {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return rolling ? [forbidden(`${field}.rollingUpdate`, why)] : [];
  }
  if (type !== "RollingUpdate") return [notSupported(`${field}.type`, type, ["Recreate", "RollingUpdate"])];
  if (!rolling) return [required(`${field}.rollingUpdate`, "this should be defaulted and never be nil")];
  const path = `${field}.rollingUpdate`;
  const errors = [
    ...validateShare(rolling.maxUnavailable, `${path}.maxUnavailable`),
    ...validateShare(rolling.maxSurge, `${path}.maxSurge`),
  ];
  if (shareNumber(rolling.maxUnavailable) === 0 && shareNumber(rolling.maxSurge) === 0) {
    errors.push(
      invalid(`${path}.maxUnavailable`, rolling.maxUnavailable, "may not be 0 when `maxSurge` is 0"),
    );
  }
  errors.push(...validateAtMostAll(rolling.maxUnavailable, `${path}.maxUnavailable`));
  return errors;
}
