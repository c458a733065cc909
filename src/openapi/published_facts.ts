/**
 * Facts that API servers publish of single fields and that neither the packages nor `kube/merge_facts.ts` know:
 * defaults that differ from the rule, and which fields are atomic lists or are not.
 */

/** By definition without `io.k8s.api.` or `io.k8s.apimachinery.pkg.apis.`, then by field. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "apps.v1.StatefulSetOrdinals": { start: 0 },
  "apps.v1.StatefulSetSpec": { serviceName: "" },
  "apps.v1.StatefulSetStatus": { availableReplicas: 0 },
  "autoscaling.v1.ScaleSpec": { replicas: 0 },
  "core.v1.AzureDiskVolumeSource": {
    cachingMode: "ReadWrite",
    fsType: "ext4",
    kind: "Shared",
    readOnly: false,
  },
  "core.v1.ConfigMapEnvSource": { name: "" },
  "core.v1.ConfigMapKeySelector": { name: "" },
  "core.v1.ConfigMapProjection": { name: "" },
  "core.v1.ConfigMapVolumeSource": { name: "" },
  "core.v1.ContainerPort": { protocol: "TCP" },
  "core.v1.Event": { reportingComponent: "", reportingInstance: "" },
  "core.v1.FileKeySelector": { optional: false },
  "core.v1.GRPCAction": { service: "" },
  "core.v1.ISCSIPersistentVolumeSource": { iscsiInterface: "default" },
  "core.v1.ISCSIVolumeSource": { iscsiInterface: "default" },
  "core.v1.LocalObjectReference": { name: "" },
  "core.v1.NodeRuntimeHandler": { name: "" },
  "core.v1.RBDPersistentVolumeSource": { keyring: "/etc/ceph/keyring", pool: "rbd", user: "admin" },
  "core.v1.RBDVolumeSource": { keyring: "/etc/ceph/keyring", pool: "rbd", user: "admin" },
  "core.v1.ReplicationControllerSpec": { minReadySeconds: 0, replicas: 1 },
  "core.v1.ScaleIOPersistentVolumeSource": { fsType: "xfs", storageMode: "ThinProvisioned" },
  "core.v1.ScaleIOVolumeSource": { fsType: "xfs", storageMode: "ThinProvisioned" },
  "core.v1.SecretEnvSource": { name: "" },
  "core.v1.SecretKeySelector": { name: "" },
  "core.v1.SecretProjection": { name: "" },
  "core.v1.ServicePort": { protocol: "TCP" },
  "flowcontrol.v1.FlowSchemaSpec": { matchingPrecedence: 0 },
  "flowcontrol.v1.QueuingConfiguration": { handSize: 0, queueLengthLimit: 0, queues: 0 },
  "meta.v1.APIGroup": { preferredVersion: {} },
  "meta.v1.Status": { metadata: {} },
  "policy.v1.PodDisruptionBudgetStatus": {
    currentHealthy: 0,
    desiredHealthy: 0,
    disruptionsAllowed: 0,
    expectedPods: 0,
  },
  "resource.v1.DeviceToleration": { operator: "Equal" },
  "scheduling.v1.PriorityClass": { value: 0 },
};

/** True: an atomic list, although it is written as a text or an object. False: a list of which nothing is said. */
const LISTS: Readonly<Record<string, boolean>> = {
  "apiregistration.v1.APIServiceSpec.caBundle": true,
  "certificates.v1.CertificateSigningRequestSpec.request": true,
  "certificates.v1.CertificateSigningRequestStatus.certificate": true,
  "meta.v1.APIResource.verbs": false,
  "meta.v1.Status.details": true,
};

/** Undefined: by rule. */
export function publishedDefault(definition: string, field: string): unknown {
  return DEFAULTS[shortName(definition)]?.[field];
}

/** Undefined: by rule. */
export function isPublishedAsList(definition: string, field: string): boolean | undefined {
  return LISTS[`${shortName(definition)}.${field}`];
}

function shortName(definition: string): string {
  return definition.split(".").slice(-3).join(".");
}
