import type { IDaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import type { IDaemonSetSpec } from "kubernetes-models/apps/v1/DaemonSetSpec";
import { isSame } from "../json_value.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, labelText, nameColumn } from "./columns.ts";
import { invalid, negative, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { validatePodTemplate } from "./pod_spec_validation.ts";
import { shareNumber, validateAtMostAll, validateShare } from "./pod_share.ts";
import {
  templateColumns,
  validateEndless,
  validateRequirements,
  validateSameSelector,
  validateTemplateLabels,
  withTemplateDefaults,
} from "./workload.ts";

/** How often the template changed: a field of the first versions, kept as an annotation. */
export const TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

export const daemonSet: Kind<IDaemonSet> = {
  group: "apps",
  version: "v1",
  kind: "DaemonSet",
  plural: "daemonsets",
  singular: "daemonset",
  shortNames: ["ds"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.apps.v1.DaemonSet",
  columns: [
    nameColumn(),
    count("Desired", "Nodes that should run a pod.", (status) => status?.desiredNumberScheduled),
    count("Current", "Nodes that run a pod and should.", (status) => status?.currentNumberScheduled),
    count("Ready", "Nodes with a ready pod.", (status) => status?.numberReady),
    count(
      "Up-to-date",
      "Nodes with a pod of the present template.",
      (status) => status?.updatedNumberScheduled,
    ),
    count(
      "Available",
      "Nodes whose pod has been ready for minReadySeconds.",
      (status) => status?.numberAvailable,
    ),
    column(
      "Node Selector",
      "Labels that a node must have.",
      (it) => labelText(it.spec?.template?.spec?.nodeSelector),
    ),
    ageColumn(),
    ...templateColumns<IDaemonSet>(),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    };
    setGeneration(it, Math.max(1, generationOf(it)));
  },
  prepareForUpdate: (it, old) => {
    const isSameTemplate = isSame(it.spec?.template, old.spec?.template);
    setGeneration(it, generationOf(old) + (isSameTemplate ? 0 : 1));
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateSpec(it.spec)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSameSelector(it, old),
    ...validateSpec(it.spec),
  ],
  hasStatus: true,
  generation: "spec",
  defaultPropagation: "Background",
  allowUnconditionalUpdate: true,
};

function count(
  name: string,
  description: string,
  of: (status: IDaemonSet["status"]) => number | undefined,
) {
  return column<IDaemonSet>(name, description, (it) => of(it.status) ?? 0, { type: "integer" });
}

function generationOf(it: IDaemonSet): number {
  return Number(it.metadata?.annotations?.[TEMPLATE_GENERATION] ?? 0) || 0;
}

function setGeneration(it: IDaemonSet, generation: number): void {
  it.metadata = {
    ...it.metadata,
    annotations: { ...it.metadata?.annotations, [TEMPLATE_GENERATION]: String(generation) },
  };
}

function setDefaults(it: IDaemonSet): void {
  dropNulls(it.spec);
  const spec: Partial<IDaemonSetSpec> = it.spec ?? {};
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ||= "RollingUpdate";
  if (spec.updateStrategy.type === "RollingUpdate") {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  const template = withTemplateDefaults(spec.template, "DaemonSet");
  // Without a selector it is incomplete still, as validation will say.
  it.spec = Object.assign(spec, { template }) as IDaemonSetSpec;
}

function validateSpec(spec: IDaemonSetSpec | undefined): FieldError[] {
  const { selector, template } = spec ?? {};
  const isEmpty = selector && !selector.matchExpressions?.length &&
    !Object.keys(selector.matchLabels ?? {}).length;
  return [
    ...(selector ? validateRequirements(selector, "spec.selector") : []),
    ...validateTemplateLabels(template, selector, "spec.template"),
    ...(isEmpty ? [invalid("spec.selector", selector, "empty selector is invalid for daemonset")] : []),
    ...validatePodTemplate(template, "spec.template"),
    ...validateEndless(template, "spec.template", "DaemonSet"),
    ...negative("spec.minReadySeconds", spec?.minReadySeconds),
    ...validateStrategy(spec?.updateStrategy, "spec.updateStrategy"),
    ...negative("spec.revisionHistoryLimit", spec?.revisionHistoryLimit),
  ];
}

function validateStrategy(strategy: IDaemonSetSpec["updateStrategy"], field: string): FieldError[] {
  const type: string = strategy?.type ?? "";
  if (type === "OnDelete") return [];
  const { maxUnavailable, maxSurge } = strategy?.rollingUpdate ?? {};
  if (type !== "RollingUpdate") {
    const rolling = strategy?.rollingUpdate
      ? { MaxUnavailable: maxUnavailable ?? 0, MaxSurge: maxSurge ?? 0 }
      : null;
    return [notSupported(field, { Type: type, RollingUpdate: rolling }, ["RollingUpdate", "OnDelete"])];
  }
  const path = `${field}.rollingUpdate`;
  const errors = [
    ...validateShare(maxUnavailable, `${path}.maxUnavailable`),
    ...validateShare(maxSurge, `${path}.maxSurge`),
    ...validateAtMostAll(maxUnavailable, `${path}.maxUnavailable`),
    ...validateAtMostAll(maxSurge, `${path}.maxSurge`),
  ];
  const [unavailable, surge] = [shareNumber(maxUnavailable) !== 0, shareNumber(maxSurge) !== 0];
  if (unavailable && surge) {
    errors.push(invalid(`${path}.maxSurge`, maxSurge, "may not be set when maxUnavailable is non-zero"));
  } else if (!unavailable && !surge) {
    errors.push(required(`${path}.maxUnavailable`, "cannot be 0 when maxSurge is 0"));
  }
  return errors;
}
