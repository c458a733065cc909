/**
 * Who has the default roles, as every API server makes the bindings at start. A binding has the name of its role unless
 * said otherwise. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy, Kubernetes 1.36.
 */
import type { BoundSubject } from "./subject_text.ts";

export const CLUSTER_ROLE_BINDINGS: Readonly<Record<string, readonly BoundSubject[]>> = {
  "cluster-admin": ["Group system:masters"],
  "system:basic-user": ["Group system:authenticated"],
  "system:discovery": ["Group system:authenticated"],
  "system:kube-controller-manager": ["User system:kube-controller-manager"],
  "system:kube-dns": ["ServiceAccount kube-system/kube-dns"],
  "system:kube-scheduler": ["User system:kube-scheduler"],
  "system:monitoring": ["Group system:monitoring"],
  // Nodes are let in by an authorizer of their own.
  "system:node": [],
  "system:node-proxier": ["User system:kube-proxy"],
  "system:public-info-viewer": ["Group system:authenticated", "Group system:unauthenticated"],
  "system:service-account-issuer-discovery": ["Group system:serviceaccounts"],
  "system:volume-scheduler": ["User system:kube-scheduler"],
};

/** NAMESPACE to NAME to the role and its subjects. */
export const ROLE_BINDINGS: Readonly<Record<string, Readonly<Record<string, [string, ...BoundSubject[]]>>>> =
  {
    "kube-public": {
      "system:controller:bootstrap-signer": [
        "system:controller:bootstrap-signer",
        "ServiceAccount kube-system/bootstrap-signer",
      ],
    },
    "kube-system": {
      "system::extension-apiserver-authentication-reader": [
        "extension-apiserver-authentication-reader",
        "User system:kube-controller-manager",
        "User system:kube-scheduler",
      ],
      "system::leader-locking-kube-controller-manager": [
        "system::leader-locking-kube-controller-manager",
        "User system:kube-controller-manager",
        "ServiceAccount kube-system/kube-controller-manager",
        "ServiceAccount kube-system/leader-election-controller",
      ],
      "system::leader-locking-kube-scheduler": [
        "system::leader-locking-kube-scheduler",
        "User system:kube-scheduler",
        "ServiceAccount kube-system/kube-scheduler",
      ],
      "system:controller:bootstrap-signer": [
        "system:controller:bootstrap-signer",
        "ServiceAccount kube-system/bootstrap-signer",
      ],
      "system:controller:cloud-provider": [
        "system:controller:cloud-provider",
        "ServiceAccount kube-system/cloud-provider",
      ],
      "system:controller:token-cleaner": [
        "system:controller:token-cleaner",
        "ServiceAccount kube-system/token-cleaner",
      ],
    },
  };
