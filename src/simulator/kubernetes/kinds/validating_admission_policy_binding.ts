import { loadCel } from "../cel/engine.ts";
import { type PolicyBinding, setMatchDefaults } from "../policies/admission_policy.ts";
import { bindingErrors } from "../policies/policy_validation.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { plainKind } from "./plain_kind.ts";

export const validatingAdmissionPolicyBinding = plainKind<PolicyBinding>(
  "admissionregistration.k8s.io/v1",
  "ValidatingAdmissionPolicyBinding",
  "validatingadmissionpolicybindings",
  {
    categories: ["api-extensions"],
    preload: loadCel,
    columns: [
      nameColumn(),
      column("PolicyName", "The policy it puts in force.", (it) => it.spec?.policyName ?? ""),
      column("ParamRef", "Its parameters.", ({ spec }) => {
        const { name, namespace } = spec?.paramRef ?? {};
        return name ? `${namespace || "*"}/${name}` : "<unset>";
      }),
      ageColumn(),
    ],
    defaults: ({ spec }) => setMatchDefaults(spec?.matchResources),
    rules: bindingErrors,
    generation: "none",
  },
);
