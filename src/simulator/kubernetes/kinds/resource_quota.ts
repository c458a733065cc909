import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { canonicalQuantities } from "./resource_defaults.ts";
import { validateQuotaSpec, validateSameScopes } from "./resource_quota_validation.ts";

export const resourceQuota: Kind<IResourceQuota> = {
  group: "",
  version: "v1",
  kind: "ResourceQuota",
  plural: "resourcequotas",
  singular: "resourcequota",
  shortNames: ["quota"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.ResourceQuota",
  columns: [
    nameColumn(),
    column(
      "Request",
      "What may be asked for and how many objects there may be: used, of how much.",
      (it) => amountsText(it, (name) => !isLimit(name)),
    ),
    column("Limit", "What limits may add up to: used, of how much.", (it) => amountsText(it, isLimit)),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    it.spec ??= {};
    const owner = { kind: "ResourceQuota", version: "v1" };
    canonicalQuantities(it.spec.hard, owner);
    canonicalQuantities(it.status?.hard, owner);
    canonicalQuantities(it.status?.used, owner);
  },
  prepareForCreate: (it) => {
    it.status = {};
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateQuotaSpec(it.spec)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateQuotaSpec(it.spec),
    ...validateSameScopes(it.spec, old.spec),
  ],
  hasStatus: true,
  deleteReturnsObject: true,
  allowUnconditionalUpdate: true,
};

function isLimit(name: string): boolean {
  return name.startsWith("limits.");
}

function amountsText(it: IResourceQuota, isShown: (name: string) => boolean): string {
  const { hard = {}, used = {} } = it.status ?? {};
  return Object.keys(hard).filter(isShown).sort()
    .map((name) => `${name}: ${used[name] ?? 0}/${hard[name]}`).join(", ");
}
