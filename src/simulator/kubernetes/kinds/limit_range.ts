import type { ILimitRange } from "kubernetes-models/v1/LimitRange";
import type { ILimitRangeItem } from "kubernetes-models/v1/LimitRangeItem";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { column, nameColumn } from "./columns.ts";
import { validateLimits } from "./limit_range_validation.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { canonicalQuantities } from "./resource_defaults.ts";

export const limitRange: Kind<ILimitRange> = {
  group: "",
  version: "v1",
  kind: "LimitRange",
  plural: "limitranges",
  singular: "limitrange",
  shortNames: ["limits"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.LimitRange",
  columns: [
    nameColumn(),
    column("Created At", "When it was created.", (it) => it.metadata?.creationTimestamp ?? "", {
      type: "date",
    }),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    it.spec ??= { limits: [] };
    it.spec.limits = (it.spec.limits ?? []).map(withDefaults);
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...validateLimits(it.spec?.limits ?? [], "spec.limits"),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateLimits(it.spec?.limits ?? [], "spec.limits"),
  ],
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};

/** In the order in which the server writes them. */
const AMOUNTS = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] as const;

/** What containers get follows from what they may have (pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem). */
function withDefaults(given: ILimitRangeItem): ILimitRangeItem {
  const item: ILimitRangeItem = { type: given.type };
  for (const name of AMOUNTS) {
    canonicalQuantities(given[name], { kind: "LimitRange", version: "v1" });
  }
  const limits = { ...given.max, ...given.default };
  const amounts = given.type !== "Container"
    ? given
    : { ...given, default: limits, defaultRequest: { ...given.min, ...limits, ...given.defaultRequest } };
  for (const name of AMOUNTS) {
    if (Object.keys(amounts[name] ?? {}).length > 0) item[name] = sorted(amounts[name]!);
  }
  return item;
}

/** As Go writes maps. */
function sorted(amounts: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(amounts).sort(([a], [b]) => a < b ? -1 : 1));
}
