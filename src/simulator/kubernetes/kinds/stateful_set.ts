import type { IStatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import type { IStatefulSetSpec } from "kubernetes-models/apps/v1/StatefulSetSpec";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { canonicalQuantities } from "./resource_defaults.ts";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import { validateFixedParts, validateStatefulSetSpec } from "./stateful_set_validation.ts";
import { containerColumns, scalePaths, withTemplateDefaults } from "./workload.ts";

export const statefulSet: Kind<IStatefulSet> = {
  group: "apps",
  version: "v1",
  kind: "StatefulSet",
  plural: "statefulsets",
  singular: "statefulset",
  shortNames: ["sts"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.apps.v1.StatefulSet",
  columns: [
    nameColumn(),
    column(
      "Ready",
      "Ready pods of those wanted.",
      (it) => `${it.status?.readyReplicas ?? 0}/${it.spec?.replicas ?? 0}`,
    ),
    ageColumn(),
    ...containerColumns<IStatefulSet>((it) => it.spec?.template),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = { replicas: 0, availableReplicas: 0 };
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true, name: dnsLabelProblems }),
    ...validateStatefulSetSpec(it.spec),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateStatefulSetSpec(it.spec, { isUpdate: true }),
    ...validateFixedParts(it.spec, old.spec),
  ],
  hasStatus: true,
  scale: scalePaths<IStatefulSet>(),
  generation: "spec",
  defaultPropagation: "Background",
  allowUnconditionalUpdate: true,
};

function setDefaults(it: IStatefulSet): void {
  dropNulls(it.spec);
  const spec: Partial<IStatefulSetSpec> = it.spec ?? {};
  spec.podManagementPolicy ||= "OrderedReady";
  spec.updateStrategy ??= {};
  if (!spec.updateStrategy.type) {
    spec.updateStrategy.type = "RollingUpdate";
    spec.updateStrategy.rollingUpdate ??= {};
  }
  if (spec.updateStrategy.type === "RollingUpdate" && spec.updateStrategy.rollingUpdate) {
    spec.updateStrategy.rollingUpdate.partition ??= 0;
  }
  spec.persistentVolumeClaimRetentionPolicy ??= {};
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= "Retain";
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= "Retain";
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  const template = withTemplateDefaults(spec.template, "StatefulSet");
  // Without a selector it is incomplete still, as validation will say.
  it.spec = Object.assign(spec, { template }) as IStatefulSetSpec;
  if (spec.volumeClaimTemplates) it.spec.volumeClaimTemplates = spec.volumeClaimTemplates.map(wholeClaim);
}

type Claim = NonNullable<IStatefulSetSpec["volumeClaimTemplates"]>[number];

/** A claim in a template is a whole object, its kind and its first phase included. */
function wholeClaim(claim: Claim): Claim {
  const spec = claim.spec ?? {};
  spec.volumeMode ??= "Filesystem";
  const owner = { kind: "StatefulSet", version: "v1" };
  canonicalQuantities(spec.resources?.requests, owner);
  canonicalQuantities(spec.resources?.limits, owner);
  const { metadata = {}, status = { phase: "Pending" } } = claim;
  return { kind: "PersistentVolumeClaim", apiVersion: "v1", metadata, spec, status };
}
