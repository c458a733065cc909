import type { MergeFactTable } from "./notation.ts";

/** How fields of the groups for rights, certificates and disruption budgets merge. Notation: `notation.ts`. */
export const accessFacts: MergeFactTable = {
  "authentication.v1.SelfSubjectReview": {
    metadata: "meta.v1.ObjectMeta always",
    status: "authentication.v1.SelfSubjectReviewStatus always",
  },
  "authentication.v1.SelfSubjectReviewStatus": { userInfo: "authentication.v1.UserInfo always" },
  "authentication.v1.TokenRequest": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authentication.v1.TokenRequestSpec always",
    status: "authentication.v1.TokenRequestStatus always",
  },
  "authentication.v1.TokenReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authentication.v1.TokenReviewSpec always",
    status: "authentication.v1.TokenReviewStatus always",
  },
  "authentication.v1.TokenReviewStatus": { user: "authentication.v1.UserInfo always" },
  "authentication.v1.UserInfo": { extra: "{}" },
  "authorization.v1.LocalSubjectAccessReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SubjectAccessReviewSpec always",
    status: "authorization.v1.SubjectAccessReviewStatus always",
  },
  "authorization.v1.SelfSubjectAccessReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SelfSubjectAccessReviewSpec always",
    status: "authorization.v1.SubjectAccessReviewStatus always",
  },
  "authorization.v1.SelfSubjectRulesReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SelfSubjectRulesReviewSpec always",
    status: "authorization.v1.SubjectRulesReviewStatus always",
  },
  "authorization.v1.SubjectAccessReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SubjectAccessReviewSpec always",
    status: "authorization.v1.SubjectAccessReviewStatus always",
  },
  "authorization.v1.SubjectAccessReviewSpec": { extra: "{}" },
  "certificates.v1.CertificateSigningRequest": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "certificates.v1.CertificateSigningRequestSpec always",
    status: "certificates.v1.CertificateSigningRequestStatus always",
  },
  "certificates.v1.CertificateSigningRequestSpec": { extra: "{}" },
  "certificates.v1.CertificateSigningRequestStatus": {
    conditions: "[certificates.v1.CertificateSigningRequestCondition by type]",
  },
  "policy.v1.Eviction": { metadata: "meta.v1.ObjectMeta always" },
  "policy.v1.PodDisruptionBudget": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "policy.v1.PodDisruptionBudgetSpec always",
    status: "policy.v1.PodDisruptionBudgetStatus always",
  },
  "policy.v1.PodDisruptionBudgetSpec": { selector: "meta.v1.LabelSelector replace" },
  "policy.v1.PodDisruptionBudgetStatus": {
    conditions: "[meta.v1.Condition by type] merge:type",
    disruptedPods: "{}",
  },
  "rbac.v1.ClusterRole": { metadata: "meta.v1.ObjectMeta always" },
  "rbac.v1.ClusterRoleBinding": { metadata: "meta.v1.ObjectMeta always", roleRef: "rbac.v1.RoleRef always" },
  "rbac.v1.Role": { metadata: "meta.v1.ObjectMeta always" },
  "rbac.v1.RoleBinding": { metadata: "meta.v1.ObjectMeta always", roleRef: "rbac.v1.RoleRef always" },
  "rbac.v1.RoleRef": { "@": "atomic" },
  "rbac.v1.Subject": { "@": "atomic" },
};
