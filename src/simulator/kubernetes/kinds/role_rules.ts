/** What Roles and ClusterRoles share: their rules (pkg/apis/rbac/validation). */
import type { IPolicyRule } from "kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule";
import type { ObjectMeta } from "../../../kube/object.ts";
import type { Column } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { column, nameColumn } from "./columns.ts";
import { invalid, required } from "./field_errors.ts";

export const RBAC_GROUP = "rbac.authorization.k8s.io";

export interface RuleHolder {
  metadata?: ObjectMeta;
  rules?: IPolicyRule[];
}

/** When it was made stands there as a date: clients print an age. */
export function roleColumns<T extends RuleHolder>(): Column<T>[] {
  return [
    nameColumn(),
    column("Created At", "When the object was created.", (it) => it.metadata?.creationTimestamp ?? null, {
      type: "date",
    }),
  ];
}

/** The field is always written: `null` when there are no rules. */
export function setRuleDefaults(it: RuleHolder): void {
  dropNulls(it.rules);
  Object.assign(it, { rules: it.rules ?? null });
}

export function validateRules(
  rules: readonly IPolicyRule[] | undefined,
  isNamespaced: boolean,
): FieldError[] {
  return (rules ?? []).flatMap((rule, index) => validateRule(rule, isNamespaced, `rules[${index}]`));
}

function validateRule(rule: IPolicyRule, isNamespaced: boolean, field: string): FieldError[] {
  const errors = rule.verbs?.length
    ? []
    : [required(`${field}.verbs`, "verbs must contain at least one value")];
  const urls = rule.nonResourceURLs ?? [];
  const isOfResources = [rule.apiGroups, rule.resources, rule.resourceNames].some((part) => part?.length);
  if (urls.length > 0) {
    const urlsField = `${field}.nonResourceURLs`;
    if (isNamespaced) {
      errors.push(invalid(urlsField, urls, "namespaced rules cannot apply to non-resource URLs"));
    }
    if (isOfResources) {
      const why = "rules cannot apply to both regular resources and non-resource URLs";
      errors.push(invalid(urlsField, urls, why));
    }
    return errors;
  }
  if (!rule.apiGroups?.length) {
    errors.push(required(`${field}.apiGroups`, "resource rules must supply at least one api group"));
  }
  if (!rule.resources?.length) {
    errors.push(required(`${field}.resources`, "resource rules must supply at least one resource"));
  }
  return errors;
}
