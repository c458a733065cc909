/** All kinds that the bundled cluster serves. A new kind is a file of its own and a line here. */
import type { AnyKind } from "../kind.ts";
import { certificateSigningRequest } from "./certificate_signing_request.ts";
import { binding } from "./binding.ts";
import { apiService } from "./api_service.ts";
import { clusterRole } from "./cluster_role.ts";
import { clusterRoleBinding } from "./cluster_role_binding.ts";
import { componentStatus } from "./component_status.ts";
import { configMap } from "./config_map.ts";
import { controllerRevision } from "./controller_revision.ts";
import { cronJob } from "./cron_job.ts";
import { daemonSet } from "./daemon_set.ts";
import { csiDriver } from "./csi_driver.ts";
import { csiNode } from "./csi_node.ts";
import { csiStorageCapacity } from "./csi_storage_capacity.ts";
import { customResourceDefinition } from "./custom_resource_definition.ts";
import { deployment } from "./deployment.ts";
import { deviceClass } from "./device_class.ts";
import { endpointSlice } from "./endpoint_slice.ts";
import { endpoints } from "./endpoints.ts";
import { event } from "./event.ts";
import { horizontalPodAutoscaler } from "./horizontal_pod_autoscaler.ts";
import { ingress } from "./ingress.ts";
import { ingressClass } from "./ingress_class.ts";
import { job } from "./job.ts";
import { limitRange } from "./limit_range.ts";
import { flowSchema } from "./flow_schema.ts";
import { ipAddress } from "./ip_address.ts";
import { lease } from "./lease.ts";
import { mutatingAdmissionPolicy } from "./mutating_admission_policy.ts";
import { mutatingAdmissionPolicyBinding } from "./mutating_admission_policy_binding.ts";
import { mutatingWebhookConfiguration } from "./mutating_webhook_configuration.ts";
import { namespace } from "./namespace.ts";
import { networkPolicy } from "./network_policy.ts";
import { node } from "./node.ts";
import { persistentVolume } from "./persistent_volume.ts";
import { persistentVolumeClaim } from "./persistent_volume_claim.ts";
import { pod } from "./pod.ts";
import { podDisruptionBudget } from "./pod_disruption_budget.ts";
import { priorityClass } from "./priority_class.ts";
import { replicaSet } from "./replica_set.ts";
import { replicationController } from "./replication_controller.ts";
import { resourceQuota } from "./resource_quota.ts";
import { role } from "./role.ts";
import { roleBinding } from "./role_binding.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";
import { serviceAccount } from "./service_account.ts";
import { statefulSet } from "./stateful_set.ts";
import { storageClass } from "./storage_class.ts";
import { podTemplate } from "./pod_template.ts";
import { priorityLevelConfiguration } from "./priority_level_configuration.ts";
import { resourceClaim } from "./resource_claim.ts";
import { resourceClaimTemplate } from "./resource_claim_template.ts";
import { resourceSlice } from "./resource_slice.ts";
import { runtimeClass } from "./runtime_class.ts";
import { serviceCidr } from "./service_cidr.ts";
import { validatingAdmissionPolicy } from "./validating_admission_policy.ts";
import { validatingAdmissionPolicyBinding } from "./validating_admission_policy_binding.ts";
import { validatingWebhookConfiguration } from "./validating_webhook_configuration.ts";
import { volumeAttachment } from "./volume_attachment.ts";
import { volumeAttributesClass } from "./volume_attributes_class.ts";

/** In discovery order: the core group first, by plural within a group. */
export const kinds: readonly AnyKind[] = [
  binding,
  componentStatus,
  configMap,
  endpoints,
  event,
  limitRange,
  namespace,
  node,
  persistentVolumeClaim,
  persistentVolume,
  podTemplate,
  pod,
  replicationController,
  resourceQuota,
  secret,
  serviceAccount,
  service,
  controllerRevision,
  daemonSet,
  deployment,
  replicaSet,
  statefulSet,
  ingressClass,
  ingress,
  networkPolicy,
  horizontalPodAutoscaler,
  cronJob,
  job,
  storageClass,
  priorityClass,
  certificateSigningRequest,
  clusterRoleBinding,
  clusterRole,
  roleBinding,
  role,
  customResourceDefinition,
  apiService,
  endpointSlice,
  podDisruptionBudget,
  lease,
  ipAddress,
  serviceCidr,
  csiDriver,
  csiNode,
  csiStorageCapacity,
  volumeAttachment,
  volumeAttributesClass,
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
  mutatingWebhookConfiguration,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
  validatingWebhookConfiguration,
  runtimeClass,
  deviceClass,
  resourceClaim,
  resourceClaimTemplate,
  resourceSlice,
  flowSchema,
  priorityLevelConfiguration,
];
