/**
 * Roles in namespaces that every API server makes at start: NAMESPACE to NAME to rules, in the form that `role_text.ts`
 * reads. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/namespace_policy.go, Kubernetes 1.36.
 */
import { EVENTS } from "./role_text.ts";

export const NAMESPACE_ROLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "kube-public": {
    "system:controller:bootstrap-signer": [
      "read core configmaps",
      "update core configmaps cluster-info",
      EVENTS,
    ],
  },
  "kube-system": {
    "extension-apiserver-authentication-reader": ["read core configmaps extension-apiserver-authentication"],
    "system::leader-locking-kube-controller-manager": [
      "create,get,list,update,watch coordination.k8s.io leases",
      "create,get,list,update,watch coordination.k8s.io leasecandidates",
    ],
    "system::leader-locking-kube-scheduler": [
      "create,get,list,update,watch coordination.k8s.io leases",
      "create,get,list,update,watch coordination.k8s.io leasecandidates",
    ],
    "system:controller:bootstrap-signer": ["read core secrets"],
    "system:controller:cloud-provider": ["create,get,list,watch core configmaps"],
    "system:controller:token-cleaner": ["delete,get,list,watch core secrets", EVENTS],
  },
};
