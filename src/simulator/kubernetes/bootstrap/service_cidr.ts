import { timestamp } from "../object_form.ts";
import type { NewCluster } from "./new_cluster.ts";

/** The range of cluster IPs, and that it can be used (pkg/controlplane/controller/defaultservicecidr). */
export function createServiceCidr(cluster: NewCluster): void {
  const kind = cluster.registry.kind("servicecidrs", "networking.k8s.io");
  cluster.store(kind, {
    apiVersion: "networking.k8s.io/v1",
    kind: "ServiceCIDR",
    metadata: { name: "kubernetes", finalizers: ["networking.k8s.io/service-cidr-finalizer"] },
    spec: { cidrs: ["10.96.0.0/12"] },
    status: {
      conditions: [{
        type: "Ready",
        status: "True",
        lastTransitionTime: timestamp(cluster.nowMs),
        reason: "",
        message: "Kubernetes Service CIDR is ready",
      }],
    },
  });
}
