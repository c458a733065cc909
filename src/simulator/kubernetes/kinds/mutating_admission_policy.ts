import type { IMutatingAdmissionPolicy } from "kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicy";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

/** Kept and shown; nothing is changed by it yet. */
export const mutatingAdmissionPolicy = plainKind<IMutatingAdmissionPolicy>(
  "admissionregistration.k8s.io/v1",
  "MutatingAdmissionPolicy",
  "mutatingadmissionpolicies",
  {
    categories: ["api-extensions"],
    columns: [
      nameColumn(),
      column("Mutations", "How many changes it makes.", (it) => it.spec?.mutations?.length ?? 0, {
        type: "integer",
      }),
      column("ParamKind", "The kind of its parameters.", paramText),
      ageColumn(),
    ],
    defaults: ({ spec }) => {
      if (!spec) return;
      spec.failurePolicy ??= "Fail";
      if (!spec.matchConstraints) return;
      spec.matchConstraints.matchPolicy ??= "Equivalent";
      spec.matchConstraints.namespaceSelector ??= {};
      spec.matchConstraints.objectSelector ??= {};
      for (const rule of spec.matchConstraints.resourceRules ?? []) rule.scope ??= "*";
    },
    rules: ({ spec }) => [
      ...(spec?.mutations?.length
        ? []
        : [required("spec.mutations", "mutations must contain at least one item")]),
      ...(spec?.matchConstraints ? [] : [required("spec.matchConstraints")]),
    ],
    generation: "spec",
  },
);

function paramText({ spec }: IMutatingAdmissionPolicy): string {
  const { apiVersion, kind } = spec?.paramKind ?? {};
  return kind ? `${apiVersion}/${kind}` : "<unset>";
}
