/** All kinds that the bundled cluster serves. A new kind is a file of its own and a line here. */
import type { AnyKind } from "../kind.ts";
import { configMap } from "./config_map.ts";
import { deployment } from "./deployment.ts";
import { endpointSlice } from "./endpoint_slice.ts";
import { event } from "./event.ts";
import { ingress } from "./ingress.ts";
import { ingressClass } from "./ingress_class.ts";
import { namespace } from "./namespace.ts";
import { networkPolicy } from "./network_policy.ts";
import { node } from "./node.ts";
import { pod } from "./pod.ts";
import { replicaSet } from "./replica_set.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";
import { serviceAccount } from "./service_account.ts";

/** In discovery order: the core group first, by plural within a group. */
export const kinds: readonly AnyKind[] = [
  configMap,
  event,
  namespace,
  node,
  pod,
  secret,
  serviceAccount,
  service,
  deployment,
  replicaSet,
  ingressClass,
  ingress,
  networkPolicy,
  endpointSlice,
];
