/** All controllers of the controller manager; a new one is a file and a line here. */
import { startCertificateApproval } from "./certificate_approval.ts";
import { startCertificateCleaning } from "./certificate_cleaning.ts";
import { startCertificateSigning } from "./certificate_signing.ts";
import { startClusterRoleAggregation } from "./cluster_role_aggregation.ts";
import { PersistentFiles } from "../kubelet/persistent_files.ts";
import type { ControllerContext, StartController } from "./controller.ts";
import { startCronJobs } from "./cron_job.ts";
import { startAdmissionPolicyStatus } from "./admission_policy_status.ts";
import { startApiServices } from "./api_services.ts";
import { startCustomResources } from "./custom_resources.ts";
import { startDaemonSets } from "./daemon_set.ts";
import { startDeployments } from "./deployment.ts";
import { startDisruption } from "./disruption.ts";
import { startEndpointSliceMirror } from "./endpoint_slice_mirror.ts";
import { startEndpointSlices } from "./endpoint_slice.ts";
import { startEndpoints } from "./endpoints.ts";
import { startGarbageCollector } from "./garbage_collector.ts";
import { startEphemeralVolumes } from "./ephemeral_volume.ts";
import { startJobs } from "./job.ts";
import { startHorizontalPodAutoscalers } from "./horizontal_pod_autoscaler.ts";
import { startIngressStatus } from "./ingress_status.ts";
import { startLoadBalancers } from "./load_balancer.ts";
import { startLocalPathProvisioner } from "./local_path_provisioner.ts";
import { startNamespaces } from "./namespace.ts";
import { startNodeLifecycle } from "./node_lifecycle.ts";
import { startNodeMonitor } from "./node_monitor.ts";
import { startPodGc } from "./pod_gc.ts";
import { startReplicaSets } from "./replica_set.ts";
import { startResourceQuotas } from "./resource_quota.ts";
import { startReplicationControllers } from "./replication_controller.ts";
import { startServiceAccountTokens } from "./service_account_token.ts";
import { startFlowSchemas } from "./flow_schemas.ts";
import { startServiceAddresses } from "./service_addresses.ts";
import { startServiceAccounts } from "./service_account.ts";
import { startStatefulSets } from "./stateful_set.ts";
import { startTtlAfterFinished } from "./ttl_after_finished.ts";
import { startStorageProtection } from "./storage_protection.ts";
import { startTaintEviction } from "./taint_eviction.ts";
import { startVolumeBinder } from "./volume_binder.ts";
import { startVolumeExpansion } from "./volume_expansion.ts";

export const CONTROLLERS: readonly StartController[] = [
  startCustomResources,
  startAdmissionPolicyStatus,
  startApiServices,
  startNamespaces,
  startGarbageCollector,
  startNodeMonitor,
  startNodeLifecycle,
  startTaintEviction,
  startPodGc,
  startDeployments,
  startReplicaSets,
  startReplicationControllers,
  startStatefulSets,
  startDaemonSets,
  startJobs,
  startCronJobs,
  startTtlAfterFinished,
  startEndpointSlices,
  startEndpoints,
  startEndpointSliceMirror,
  startServiceAddresses,
  startLoadBalancers,
  startIngressStatus,
  startResourceQuotas,
  startClusterRoleAggregation,
  startFlowSchemas,
  startDisruption,
  startServiceAccountTokens,
  startVolumeExpansion,
  startStorageProtection,
  startEphemeralVolumes,
  startLocalPathProvisioner,
  startCertificateApproval,
  startCertificateSigning,
  startCertificateCleaning,
  startHorizontalPodAutoscalers,
];

export interface ControllerOptions {
  /** PEM of the cluster's authority, for `kube-root-ca.crt`. */
  certificate?: string | undefined;
  /** What is in the volumes. */
  files?: PersistentFiles;
}

/** Starts them all. */
export function startControllers(context: ControllerContext, options: ControllerOptions = {}): void {
  startServiceAccounts(context, options.certificate);
  startVolumeBinder(context, options.files ?? new PersistentFiles());
  for (const start of CONTROLLERS) start(context);
}
