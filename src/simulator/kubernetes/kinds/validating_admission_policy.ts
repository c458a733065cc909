import { loadCel } from "../cel/engine.ts";
import { type AdmissionPolicy, setMatchDefaults } from "../policies/admission_policy.ts";
import { policyErrors } from "../policies/policy_validation.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { plainKind } from "./plain_kind.ts";

export const validatingAdmissionPolicy = plainKind<AdmissionPolicy>(
  "admissionregistration.k8s.io/v1",
  "ValidatingAdmissionPolicy",
  "validatingadmissionpolicies",
  {
    categories: ["api-extensions"],
    preload: loadCel,
    columns: [
      nameColumn(),
      column("Validations", "How many rules it has.", (it) => it.spec?.validations?.length ?? 0, {
        type: "integer",
      }),
      column("ParamKind", "The kind of its parameters.", ({ spec }) => {
        const { apiVersion, kind } = spec?.paramKind ?? {};
        return kind ? `${apiVersion}/${kind}` : "<unset>";
      }),
      ageColumn(),
    ],
    defaults: ({ spec }) => {
      if (!spec) return;
      spec.failurePolicy ??= "Fail";
      setMatchDefaults(spec.matchConstraints);
    },
    prepareForCreate: (it) => {
      it.status = {};
    },
    rules: policyErrors,
    hasStatus: true,
    generation: "spec",
  },
);
