/** Descriptions of objects, as `kubectl describe` prints them; one file per kind. */
import { certificateSigningRequestDescriber } from "./certificate_signing_request.ts";
import { volumeAttributesClassDescriber } from "./volume_attributes_class.ts";
import { daemonSetDescriber } from "./daemon_set.ts";
import { statefulSetDescriber } from "./stateful_set.ts";
import { jobDescriber } from "./job.ts";
import { cronJobDescriber } from "./cron_job.ts";
import { ingressDescriber } from "./ingress.ts";
import { persistentVolumeDescriber } from "./persistent_volume.ts";
import { persistentVolumeClaimDescriber } from "./persistent_volume_claim.ts";
import { clusterRoleDescriber, roleDescriber } from "./role.ts";
import { clusterRoleBindingDescriber, roleBindingDescriber } from "./role_binding.ts";
import { endpointsDescriber } from "./endpoints.ts";
import { storageClassDescriber } from "./storage_class.ts";
import { podDisruptionBudgetDescriber } from "./pod_disruption_budget.ts";
import { priorityClassDescriber } from "./priority_class.ts";
import { networkPolicyDescriber } from "./network_policy.ts";
import { ingressClassDescriber } from "./ingress_class.ts";
import { ipAddressDescriber } from "./ip_address.ts";
import { serviceCidrDescriber } from "./service_cidr.ts";
import { csiNodeDescriber } from "./csi_node.ts";
import { horizontalPodAutoscalerDescriber } from "./horizontal_pod_autoscaler.ts";
import { configMapDescriber } from "./config_map.ts";
import { deploymentDescriber } from "./deployment.ts";
import type { Describer } from "./describer.ts";
import { endpointSliceDescriber } from "./endpoint_slice.ts";
import { genericDescriber } from "./generic.ts";
import { limitRangeDescriber } from "./limit_range.ts";
import { namespaceDescriber } from "./namespace.ts";
import { nodeDescriber } from "./node.ts";
import { podDescriber } from "./pod.ts";
import { replicaSetDescriber } from "./replica_set.ts";
import { replicationControllerDescriber } from "./replication_controller.ts";
import { resourceQuotaDescriber } from "./resource_quota.ts";
import { secretDescriber } from "./secret.ts";
import { serviceDescriber } from "./service.ts";
import { serviceAccountDescriber } from "./service_account.ts";

export type { DescribeContext, Describer, Related, RelatedAnswer, RelatedQuery } from "./describer.ts";

/** All describers of single kinds. */
export const describers: Describer[] = [
  certificateSigningRequestDescriber,
  volumeAttributesClassDescriber,
  clusterRoleBindingDescriber,
  clusterRoleDescriber,
  configMapDescriber,
  cronJobDescriber,
  csiNodeDescriber,
  daemonSetDescriber,
  deploymentDescriber,
  endpointSliceDescriber,
  endpointsDescriber,
  horizontalPodAutoscalerDescriber,
  ingressClassDescriber,
  ingressDescriber,
  ipAddressDescriber,
  jobDescriber,
  limitRangeDescriber,
  namespaceDescriber,
  networkPolicyDescriber,
  nodeDescriber,
  persistentVolumeClaimDescriber,
  persistentVolumeDescriber,
  podDescriber,
  podDisruptionBudgetDescriber,
  priorityClassDescriber,
  replicaSetDescriber,
  replicationControllerDescriber,
  resourceQuotaDescriber,
  roleBindingDescriber,
  roleDescriber,
  secretDescriber,
  serviceAccountDescriber,
  serviceCidrDescriber,
  serviceDescriber,
  statefulSetDescriber,
  storageClassDescriber,
];

/** The describer of a kind; the generic one for kinds without one of their own. */
export function describerFor(group: string, kind: string): Describer {
  return describers.find((describer) => describer.group === group && describer.kind === kind) ??
    { group, kind, ...genericDescriber };
}
