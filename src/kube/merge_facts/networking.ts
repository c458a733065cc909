import type { MergeFactTable } from "./notation.ts";

/** How fields of the groups networking.k8s.io and discovery.k8s.io merge. Notation: `notation.ts`. */
export const networkingFacts: MergeFactTable = {
  "discovery.v1.Endpoint": {
    addresses: "[set] always",
    conditions: "discovery.v1.EndpointConditions always",
    deprecatedTopology: "{}",
    targetRef: "core.v1.ObjectReference",
  },
  "discovery.v1.EndpointPort": { "@": "atomic" },
  "discovery.v1.EndpointSlice": { metadata: "meta.v1.ObjectMeta always" },
  "networking.v1.HTTPIngressPath": { backend: "networking.v1.IngressBackend always" },
  "networking.v1.IPAddress": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "networking.v1.IPAddressSpec always",
  },
  "networking.v1.Ingress": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "networking.v1.IngressSpec always",
    status: "networking.v1.IngressStatus always",
  },
  "networking.v1.IngressBackend": {
    resource: "core.v1.TypedLocalObjectReference",
    service: "networking.v1.IngressServiceBackend",
  },
  "networking.v1.IngressClass": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "networking.v1.IngressClassSpec always",
  },
  "networking.v1.IngressServiceBackend": { port: "networking.v1.ServiceBackendPort always" },
  "networking.v1.IngressSpec": { defaultBackend: "networking.v1.IngressBackend" },
  "networking.v1.IngressStatus": { loadBalancer: "networking.v1.IngressLoadBalancerStatus always" },
  "networking.v1.NetworkPolicy": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "networking.v1.NetworkPolicySpec always",
  },
  "networking.v1.NetworkPolicyPeer": {
    namespaceSelector: "meta.v1.LabelSelector",
    podSelector: "meta.v1.LabelSelector",
  },
  "networking.v1.NetworkPolicySpec": { podSelector: "meta.v1.LabelSelector always" },
  "networking.v1.ServiceBackendPort": { "@": "atomic" },
  "networking.v1.ServiceCIDR": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "networking.v1.ServiceCIDRSpec always",
    status: "networking.v1.ServiceCIDRStatus always",
  },
  "networking.v1.ServiceCIDRStatus": { conditions: "[meta.v1.Condition by type] merge:type" },
};
