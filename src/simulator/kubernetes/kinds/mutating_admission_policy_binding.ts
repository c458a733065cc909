import type { IMutatingAdmissionPolicyBinding } from "kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const mutatingAdmissionPolicyBinding = plainKind<IMutatingAdmissionPolicyBinding>(
  "admissionregistration.k8s.io/v1",
  "MutatingAdmissionPolicyBinding",
  "mutatingadmissionpolicybindings",
  {
    categories: ["api-extensions"],
    columns: [
      nameColumn(),
      column("PolicyName", "The policy it puts in force.", (it) => it.spec?.policyName ?? ""),
      column("ParamRef", "Its parameters.", paramText),
      ageColumn(),
    ],
    rules: ({ spec }) => spec?.policyName ? [] : [required("spec.policyName")],
    generation: "spec",
  },
);

function paramText({ spec }: IMutatingAdmissionPolicyBinding): string {
  const { name, namespace } = spec?.paramRef ?? {};
  return name ? `${namespace || "*"}/${name}` : "<unset>";
}
