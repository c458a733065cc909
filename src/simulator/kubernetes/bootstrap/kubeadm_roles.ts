/**
 * Roles and bindings that kubeadm adds to a new cluster, in the form that `role_text.ts` reads.
 * Source: cmd/kubeadm/app/phases.
 */
import type { BoundSubject } from "./subject_text.ts";

export const KUBEADM_CLUSTER_ROLES: Readonly<Record<string, readonly string[]>> = {
  "kubeadm:get-nodes": ["get core nodes"],
};

export const KUBEADM_ROLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "kube-public": { "kubeadm:bootstrap-signer-clusterinfo": ["get core configmaps cluster-info"] },
  "kube-system": {
    "kube-proxy": ["get core configmaps kube-proxy"],
    "kubeadm:kubelet-config": ["get core configmaps kubelet-config"],
    "kubeadm:nodes-kubeadm-config": ["get core configmaps kubeadm-config"],
  },
};

const NEW_NODES = "Group system:bootstrappers:kubeadm:default-node-token";
const NODES = "Group system:nodes";

/** NAME to the cluster role and its subjects. */
export const KUBEADM_CLUSTER_ROLE_BINDINGS: Readonly<Record<string, [string, ...BoundSubject[]]>> = {
  "kubeadm:cluster-admins": ["cluster-admin", "Group kubeadm:cluster-admins"],
  "kubeadm:get-nodes": ["kubeadm:get-nodes", NEW_NODES],
  "kubeadm:kubelet-bootstrap": ["system:node-bootstrapper", NEW_NODES],
  "kubeadm:node-autoapprove-bootstrap": [
    "system:certificates.k8s.io:certificatesigningrequests:nodeclient",
    NEW_NODES,
  ],
  "kubeadm:node-autoapprove-certificate-rotation": [
    "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient",
    NODES,
  ],
  "kubeadm:node-proxier": ["system:node-proxier", "ServiceAccount kube-system/kube-proxy"],
};

/** NAMESPACE to NAME to subjects: each is bound to the role of its own name. */
export const KUBEADM_ROLE_BINDINGS: Readonly<Record<string, Readonly<Record<string, BoundSubject[]>>>> = {
  "kube-public": { "kubeadm:bootstrap-signer-clusterinfo": ["User system:anonymous"] },
  "kube-system": {
    "kube-proxy": [NEW_NODES],
    "kubeadm:kubelet-config": [NODES, NEW_NODES],
    "kubeadm:nodes-kubeadm-config": [NEW_NODES, NODES],
  },
};
