/** All kinds that the bundled cluster serves. A new kind is a file of its own and a line here. */
import type { AnyKind } from "../kind.ts";
import { configMap } from "./config_map.ts";
import { deployment } from "./deployment.ts";
import { endpointSlice } from "./endpoint_slice.ts";
import { event } from "./event.ts";
import { ingress } from "./ingress.ts";
import { ingressClass } from "./ingress_class.ts";
import { horizontalPodAutoscaler } from "./horizontal_pod_autoscaler.ts";
import { limitRange } from "./limit_range.ts";
import { namespace } from "./namespace.ts";
import { networkPolicy } from "./network_policy.ts";
import { node } from "./node.ts";
import { persistentVolume } from "./persistent_volume.ts";
import { persistentVolumeClaim } from "./persistent_volume_claim.ts";
import { pod } from "./pod.ts";
import { podDisruptionBudget } from "./pod_disruption_budget.ts";
import { priorityClass } from "./priority_class.ts";
import { replicaSet } from "./replica_set.ts";
import { resourceQuota } from "./resource_quota.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";
import { serviceAccount } from "./service_account.ts";
import { storageClass } from "./storage_class.ts";

/** In discovery order: the core group first, by plural within a group. */
export const kinds: readonly AnyKind[] = [
  configMap,
  event,
  limitRange,
  namespace,
  node,
  persistentVolumeClaim,
  persistentVolume,
  pod,
  resourceQuota,
  secret,
  serviceAccount,
  service,
  deployment,
  replicaSet,
  ingressClass,
  ingress,
  networkPolicy,
  horizontalPodAutoscaler,
  storageClass,
  priorityClass,
  endpointSlice,
  podDisruptionBudget,
];
