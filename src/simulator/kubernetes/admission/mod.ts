/** All admission plug-ins, in the API server's order; a new one is a file and a line here. */
import type { AdmissionPlugin } from "../admission.ts";
import { certificateApproval, certificateSigning } from "./certificate_approval.ts";
import { certificateSubjectRestriction } from "./certificate_subject_restriction.ts";
import { defaultIngressClass } from "./default_ingress_class.ts";
import { defaultStorageClass } from "./default_storage_class.ts";
import { limitRanger } from "./limit_ranger.ts";
import { persistentVolumeClaimResize } from "./persistent_volume_claim_resize.ts";
import { podSecurity } from "./pod_security.ts";
import { priority } from "./priority.ts";
import { resourceQuotaAdmission } from "./resource_quota.ts";
import { roleEscalation } from "./role_escalation.ts";
import { storageObjectInUseProtection } from "./storage_object_in_use_protection.ts";
import { validatingAdmissionPolicyPlugin } from "./validating_admission_policy.ts";

export const ADMISSION_PLUGINS: readonly AdmissionPlugin[] = [
  limitRanger,
  podSecurity,
  priority,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  certificateApproval,
  certificateSigning,
  certificateSubjectRestriction,
  defaultIngressClass,
  validatingAdmissionPolicyPlugin,
  resourceQuotaAdmission,
  roleEscalation,
];
