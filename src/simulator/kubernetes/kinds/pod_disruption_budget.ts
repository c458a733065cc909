import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import type { IPodDisruptionBudgetSpec } from "kubernetes-models/policy/v1/PodDisruptionBudgetSpec";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, notSupported } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { pathSegmentProblems } from "./path_segment.ts";
import { validateAtMostAll, validateShare } from "./pod_share.ts";
import { validateSelector } from "./workload.ts";

export const podDisruptionBudget: Kind<IPodDisruptionBudget> = {
  group: "policy",
  version: "v1",
  kind: "PodDisruptionBudget",
  plural: "poddisruptionbudgets",
  singular: "poddisruptionbudget",
  shortNames: ["pdb"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.policy.v1.PodDisruptionBudget",
  columns: [
    nameColumn(),
    column(
      "Min Available",
      "How many pods must be available.",
      (it) => String(it.spec?.minAvailable ?? "N/A"),
    ),
    column(
      "Max Unavailable",
      "How many pods may be unavailable.",
      (it) => String(it.spec?.maxUnavailable ?? "N/A"),
    ),
    column(
      "Allowed Disruptions",
      "How many pods may be evicted now.",
      (it) => it.status?.disruptionsAllowed ?? 0,
      { type: "integer" },
    ),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    it.spec ??= {};
  },
  prepareForCreate: (it) => {
    it.status = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true, name: pathSegmentProblems }),
    ...validateSpec(it.spec),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec),
  ],
  hasStatus: true,
  generation: "spec",
  allowUnconditionalUpdate: false,
};

const EVICTION_POLICIES = ["AlwaysAllow", "IfHealthyBudget"];

/** Source: pkg/apis/policy/validation/validation.go. */
function validateSpec(spec: IPodDisruptionBudgetSpec = {}): FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy: policy } = spec;
  const hasBoth = minAvailable !== undefined && maxUnavailable !== undefined;
  return [
    ...(hasBoth
      ? [invalid("spec", internalForm(spec), "minAvailable and maxUnavailable cannot be both set")]
      : []),
    ...validateShare(minAvailable, "spec.minAvailable"),
    ...validateAtMostAll(minAvailable, "spec.minAvailable"),
    ...validateShare(maxUnavailable, "spec.maxUnavailable"),
    ...validateAtMostAll(maxUnavailable, "spec.maxUnavailable"),
    ...(selector ? validateSelector(selector, "spec.selector") : []),
    ...(policy === undefined || EVICTION_POLICIES.includes(policy)
      ? []
      : [notSupported("spec.unhealthyPodEvictionPolicy", policy, EVICTION_POLICIES)]),
  ];
}

/** The server shows its own type, whose fields are named and ordered otherwise. */
function internalForm(spec: IPodDisruptionBudgetSpec): unknown {
  return {
    MinAvailable: spec.minAvailable ?? null,
    Selector: spec.selector ?? null,
    MaxUnavailable: spec.maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy ?? null,
  };
}
