import assert from "node:assert/strict";
import { ADMISSION_PLUGINS } from "../../../../src/simulator/kubernetes/admission/mod.ts";

/** `kube-apiserver --help`, --enable-admission-plugins, in the order in which the server asks them. */
const SERVER_ORDER = [
  "NamespaceLifecycle",
  "LimitRanger",
  "ServiceAccount",
  "PodSecurity",
  "Priority",
  "DefaultTolerationSeconds",
  "DefaultStorageClass",
  "StorageObjectInUseProtection",
  "PersistentVolumeClaimResize",
  "RuntimeClass",
  "CertificateApproval",
  "CertificateSigning",
  "CertificateSubjectRestriction",
  "DefaultIngressClass",
  "ValidatingAdmissionPolicy",
  "ResourceQuota",
  // To the server a part of the storage of roles, and so asked after all plug-ins.
  "RoleEscalation",
];

Deno.test("plug-ins are the API server's and are asked in its order", () => {
  const names = ADMISSION_PLUGINS.map(({ name }) => name);
  assert.deepEqual(names, SERVER_ORDER.filter((name) => names.includes(name)));
});
