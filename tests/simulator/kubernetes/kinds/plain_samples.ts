/** One object of each plain kind with much in it. */
const containers = [{ name: "c", image: "x", ports: [{ containerPort: 80 }] }];
const template = { metadata: { labels: { a: "b" } }, spec: { containers } };
const requests = [
  { name: "a", exactly: { deviceClassName: "g" } },
  { name: "b", firstAvailable: [{ name: "c", deviceClassName: "g" }] },
];
const webhook = {
  name: "a.example.com",
  sideEffects: "None",
  clientConfig: { service: { name: "s", namespace: "n" } },
  admissionReviewVersions: ["v1"],
  rules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }],
};
const matchConstraints = {
  resourceRules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }],
};

export const plainSamples: Record<string, object> = {
  endpoints: { subsets: [{ addresses: [{ ip: "1.2.3.4" }], ports: [{ port: 80 }] }] },
  podtemplates: { template },
  leases: { spec: { holderIdentity: "me", leaseDurationSeconds: 40 } },
  ipaddresses: {
    metadata: { name: "10.96.0.1" },
    spec: { parentRef: { resource: "services", namespace: "default", name: "s" } },
  },
  servicecidrs: { spec: { cidrs: ["10.96.0.0/16", "2001:db8::/64"] } },
  csidrivers: { spec: { tokenRequests: [{ audience: "a" }] } },
  csinodes: { spec: { drivers: [{ name: "d.example.com", nodeID: "1", topologyKeys: ["zone"] }] } },
  csistoragecapacities: { storageClassName: "fast", capacity: "1Gi" },
  volumeattachments: {
    spec: { attacher: "d.example.com", nodeName: "n", source: { persistentVolumeName: "pv" } },
  },
  volumeattributesclasses: { driverName: "d.example.com", parameters: { iops: "1" } },
  mutatingadmissionpolicies: {
    spec: { paramKind: { apiVersion: "v1", kind: "ConfigMap" }, matchConstraints, mutations: [{}] },
  },
  mutatingadmissionpolicybindings: { spec: { policyName: "p", paramRef: { name: "m" } } },
  mutatingwebhookconfigurations: { webhooks: [webhook] },
  validatingwebhookconfigurations: { webhooks: [webhook] },
  runtimeclasses: { handler: "gvisor" },
  deviceclasses: { spec: { selectors: [{ cel: { expression: "true" } }] } },
  resourceclaims: { spec: { devices: { requests } } },
  resourceclaimtemplates: { spec: { metadata: { labels: { a: "b" } }, spec: { devices: { requests } } } },
  resourceslices: { spec: { driver: "d.example.com", pool: { name: "p" }, nodeName: "n" } },
  flowschemas: {
    spec: {
      priorityLevelConfiguration: { name: "p" },
      rules: [{
        subjects: [{ kind: "User", user: { name: "u" } }],
        nonResourceRules: [{ verbs: ["get"], nonResourceURLs: ["*"] }],
      }],
    },
  },
  prioritylevelconfigurations: {
    spec: { type: "Limited", limited: { limitResponse: { type: "Queue", queuing: {} } } },
  },
};
