/** What kubeadm leaves in kube-system, and the metrics-server that everybody adds. The static pods are the node's. */
import type { KubeObject } from "../../kube/object.ts";
import { applied, MINUTE_MS, type Step } from "./scenario.ts";

const NAMESPACE = "kube-system";
const CRITICAL_ADDONS = { key: "CriticalAddonsOnly", operator: "Exists" };

export function kubeSystem(agoMs: number): Step[] {
  return [
    { agoMs: agoMs - 7000, objects: [...nameServer, ...proxy], fieldManager: "kubeadm" },
    { agoMs: agoMs - MINUTE_MS, objects: metricsServer.map(applied) },
  ];
}

const COREFILE = `.:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success cluster.local
       disable denial cluster.local
    }
    loop
    reload
    loadbalance
}
`;
const DNS_LABELS = { "k8s-app": "kube-dns" };
const DNS_SERVICE_LABELS = {
  ...DNS_LABELS,
  "kubernetes.io/cluster-service": "true",
  "kubernetes.io/name": "CoreDNS",
};

const NAME_SERVER_POD = {
  priorityClassName: "system-cluster-critical",
  serviceAccountName: "coredns",
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{
        weight: 100,
        podAffinityTerm: {
          labelSelector: {
            matchExpressions: [{ key: "k8s-app", operator: "In", values: ["kube-dns"] }],
          },
          topologyKey: "kubernetes.io/hostname",
        },
      }],
    },
  },
  tolerations: [
    CRITICAL_ADDONS,
    { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" },
  ],
  nodeSelector: { "kubernetes.io/os": "linux" },
  containers: [{
    name: "coredns",
    image: "registry.k8s.io/coredns/coredns:v1.13.1",
    imagePullPolicy: "IfNotPresent",
    args: ["-conf", "/etc/coredns/Corefile"],
    resources: { limits: { memory: "170Mi" }, requests: { cpu: "100m", memory: "70Mi" } },
    volumeMounts: [{ name: "config-volume", mountPath: "/etc/coredns", readOnly: true }],
    ports: [
      { containerPort: 53, name: "dns", protocol: "UDP" },
      { containerPort: 53, name: "dns-tcp", protocol: "TCP" },
      { containerPort: 9153, name: "metrics", protocol: "TCP" },
      { containerPort: 8080, name: "liveness-probe", protocol: "TCP" },
      { containerPort: 8181, name: "readiness-probe", protocol: "TCP" },
    ],
    livenessProbe: {
      ...get("/health", "liveness-probe"),
      initialDelaySeconds: 60,
      timeoutSeconds: 5,
      successThreshold: 1,
      failureThreshold: 5,
    },
    readinessProbe: get("/ready", "readiness-probe"),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { add: ["NET_BIND_SERVICE"], drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
  }],
  dnsPolicy: "Default",
  volumes: [{
    name: "config-volume",
    configMap: { name: "coredns", items: [{ key: "Corefile", path: "Corefile" }] },
  }],
};

const nameServer: readonly KubeObject[] = [
  object("v1 ServiceAccount", "coredns", {}),
  object("v1 ConfigMap", "coredns", { data: { Corefile: COREFILE } }),
  object("v1 Service", "kube-dns", {
    spec: {
      clusterIP: "10.96.0.10",
      selector: DNS_LABELS,
      ports: [
        { name: "dns", port: 53, protocol: "UDP", targetPort: "dns" },
        { name: "dns-tcp", port: 53, protocol: "TCP", targetPort: "dns-tcp" },
        { name: "metrics", port: 9153, protocol: "TCP", targetPort: "metrics" },
      ],
    },
  }, DNS_SERVICE_LABELS),
  object("apps/v1 Deployment", "coredns", {
    spec: {
      replicas: 2,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
      selector: { matchLabels: DNS_LABELS },
      template: {
        metadata: { labels: DNS_LABELS },
        spec: NAME_SERVER_POD,
      },
    },
  }, DNS_LABELS),
];

/** Light nodes have no network of their own that a proxy could set up. */
const NOT_LIGHT = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "type", operator: "NotIn", values: ["light"] }] }],
    },
  },
};
const PROXY_LABELS = { "k8s-app": "kube-proxy" };
const PROXY_CONFIG = `apiVersion: kubeproxy.config.k8s.io/v1alpha1
bindAddress: 0.0.0.0
clientConnection:
  kubeconfig: /var/lib/kube-proxy/kubeconfig.conf
clusterCIDR: 10.244.0.0/16
kind: KubeProxyConfiguration
mode: ""
`;

const PROXY_POD = {
  priorityClassName: "system-node-critical",
  serviceAccountName: "kube-proxy",
  hostNetwork: true,
  tolerations: [{ operator: "Exists" }],
  nodeSelector: { "kubernetes.io/os": "linux" },
  affinity: NOT_LIGHT,
  containers: [{
    name: "kube-proxy",
    image: "registry.k8s.io/kube-proxy:v1.36.0",
    imagePullPolicy: "IfNotPresent",
    command: [
      "/usr/local/bin/kube-proxy",
      "--config=/var/lib/kube-proxy/config.conf",
      "--hostname-override=$(NODE_NAME)",
    ],
    env: [{
      name: "NODE_NAME",
      valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "spec.nodeName" } },
    }],
    securityContext: { privileged: true },
    volumeMounts: [{ name: "kube-proxy", mountPath: "/var/lib/kube-proxy" }],
  }],
  volumes: [{ name: "kube-proxy", configMap: { name: "kube-proxy" } }],
};

const proxy: readonly KubeObject[] = [
  object("v1 ServiceAccount", "kube-proxy", {}),
  object("v1 ConfigMap", "kube-proxy", { data: { "config.conf": PROXY_CONFIG } }, { app: "kube-proxy" }),
  object("apps/v1 DaemonSet", "kube-proxy", {
    spec: {
      selector: { matchLabels: PROXY_LABELS },
      template: {
        metadata: { labels: PROXY_LABELS },
        spec: PROXY_POD,
      },
    },
  }, PROXY_LABELS),
];

const METRICS_LABELS = { "k8s-app": "metrics-server" };

const METRICS_POD = {
  priorityClassName: "system-cluster-critical",
  serviceAccountName: "metrics-server",
  nodeSelector: { "kubernetes.io/os": "linux" },
  containers: [{
    name: "metrics-server",
    image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0",
    imagePullPolicy: "IfNotPresent",
    args: [
      "--cert-dir=/tmp",
      "--secure-port=10250",
      "--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname",
      "--kubelet-use-node-status-port",
      "--metric-resolution=15s",
      "--kubelet-insecure-tls",
    ],
    ports: [{ containerPort: 10250, name: "https", protocol: "TCP" }],
    resources: { requests: { cpu: "100m", memory: "200Mi" } },
    livenessProbe: { ...get("/livez", "https", "HTTPS"), periodSeconds: 10, failureThreshold: 3 },
    readinessProbe: {
      ...get("/readyz", "https", "HTTPS"),
      initialDelaySeconds: 20,
      periodSeconds: 10,
      failureThreshold: 3,
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: "RuntimeDefault" },
    },
    volumeMounts: [{ name: "tmp-dir", mountPath: "/tmp" }],
  }],
  volumes: [{ name: "tmp-dir", emptyDir: {} }],
};

const metricsServer: readonly KubeObject[] = [
  object("v1 ServiceAccount", "metrics-server", {}, METRICS_LABELS),
  object("v1 Service", "metrics-server", {
    spec: {
      clusterIP: "10.102.55.31",
      selector: METRICS_LABELS,
      ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: "https" }],
    },
  }, METRICS_LABELS),
  object("apps/v1 Deployment", "metrics-server", {
    spec: {
      selector: { matchLabels: METRICS_LABELS },
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      template: {
        metadata: { labels: METRICS_LABELS },
        spec: METRICS_POD,
      },
    },
  }, METRICS_LABELS),
];

function object(
  type: string,
  name: string,
  fields: Record<string, unknown>,
  labels?: Record<string, string>,
) {
  const [apiVersion = "", kind = ""] = type.split(" ");
  const metadata = { name, namespace: NAMESPACE, ...(labels ? { labels } : {}) };
  return { apiVersion, kind, metadata, ...fields } as KubeObject;
}

function get(path: string, port: number | string, scheme = "HTTP") {
  return { httpGet: { path, port, scheme } };
}
