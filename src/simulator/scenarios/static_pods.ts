/** The control plane as kubeadm sets it up: manifests in the first node's folder. Source: cmd/kubeadm/app/phases. */
import type { KubeObject } from "../../kube/object.ts";

/** @param address of the node on which they run */
export function controlPlanePods(address: string): KubeObject[] {
  return [etcd(address), apiServer(address), controllerManager, scheduler];
}

const VERSION = "v1.36.0";
const PKI = "/etc/kubernetes/pki";

function staticPod(
  name: string,
  { image, command, cpu, memory, check, host, mounts, annotations }: {
    image: string;
    command: readonly string[];
    cpu: string;
    memory?: string;
    /** Port, scheme and the paths of the liveness and the readiness probe; started when the first answers. */
    check: { port: number; scheme: "HTTP" | "HTTPS"; live: string; ready: string };
    host: string;
    mounts: Readonly<Record<string, string>>;
    annotations?: Record<string, string>;
  },
): KubeObject {
  const probe = (path: string, extra: Record<string, number>) => ({
    httpGet: { host, path, port: check.port, scheme: check.scheme },
    timeoutSeconds: 15,
    ...extra,
  });
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "kube-system",
      labels: { component: name, tier: "control-plane" },
      ...(annotations ? { annotations } : {}),
    },
    spec: {
      containers: [{
        name,
        image,
        imagePullPolicy: "IfNotPresent",
        command: [name, ...command],
        resources: { requests: { cpu, ...(memory ? { memory } : {}) } },
        startupProbe: probe(check.live, { initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 24 }),
        livenessProbe: probe(check.live, { initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 8 }),
        readinessProbe: probe(check.ready, { periodSeconds: 10, failureThreshold: 3 }),
        volumeMounts: Object.entries(mounts).map(([volume, mountPath]) => ({
          name: volume,
          mountPath,
          ...(volume === "etcd-data" ? {} : { readOnly: true }),
        })),
      }],
      hostNetwork: true,
      priorityClassName: "system-node-critical",
      securityContext: { seccompProfile: { type: "RuntimeDefault" } },
      volumes: Object.entries(mounts).map(([volume, path]) => ({
        name: volume,
        hostPath: { path, type: path.endsWith(".conf") ? "FileOrCreate" : "DirectoryOrCreate" },
      })),
    },
  };
}

function etcd(address: string): KubeObject {
  const [client, peer] = [`https://${address}:2379`, `https://${address}:2380`];
  return staticPod("etcd", {
    image: "registry.k8s.io/etcd:3.6.6-0",
    command: [
      `--advertise-client-urls=${client}`,
      `--cert-file=${PKI}/etcd/server.crt`,
      "--client-cert-auth=true",
      "--data-dir=/var/lib/etcd",
      `--initial-advertise-peer-urls=${peer}`,
      `--key-file=${PKI}/etcd/server.key`,
      `--listen-client-urls=https://127.0.0.1:2379,${client}`,
      "--listen-metrics-urls=http://127.0.0.1:2381",
      `--listen-peer-urls=${peer}`,
      `--trusted-ca-file=${PKI}/etcd/ca.crt`,
    ],
    cpu: "100m",
    memory: "100Mi",
    check: { port: 2381, scheme: "HTTP", live: "/livez", ready: "/readyz" },
    host: "127.0.0.1",
    mounts: { "etcd-data": "/var/lib/etcd", "etcd-certs": `${PKI}/etcd` },
    annotations: { "kubeadm.kubernetes.io/etcd.advertise-client-urls": client },
  });
}

function apiServer(address: string): KubeObject {
  return staticPod("kube-apiserver", {
    image: `registry.k8s.io/kube-apiserver:${VERSION}`,
    command: [
      `--advertise-address=${address}`,
      "--allow-privileged=true",
      "--authorization-mode=Node,RBAC",
      `--client-ca-file=${PKI}/ca.crt`,
      "--enable-admission-plugins=NodeRestriction",
      "--enable-bootstrap-token-auth=true",
      "--etcd-servers=https://127.0.0.1:2379",
      "--secure-port=6443",
      "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
      `--service-account-key-file=${PKI}/sa.pub`,
      `--service-account-signing-key-file=${PKI}/sa.key`,
      "--service-cluster-ip-range=10.96.0.0/12",
      `--tls-cert-file=${PKI}/apiserver.crt`,
      `--tls-private-key-file=${PKI}/apiserver.key`,
    ],
    cpu: "250m",
    check: { port: 6443, scheme: "HTTPS", live: "/livez", ready: "/readyz" },
    host: address,
    mounts: { "ca-certs": "/etc/ssl/certs", "k8s-certs": PKI },
    annotations: { "kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint": `${address}:6443` },
  });
}

const controllerManager = staticPod("kube-controller-manager", {
  image: `registry.k8s.io/kube-controller-manager:${VERSION}`,
  command: [
    "--allocate-node-cidrs=true",
    "--authentication-kubeconfig=/etc/kubernetes/controller-manager.conf",
    "--authorization-kubeconfig=/etc/kubernetes/controller-manager.conf",
    "--bind-address=127.0.0.1",
    `--client-ca-file=${PKI}/ca.crt`,
    "--cluster-cidr=10.244.0.0/16",
    "--cluster-name=kubernetes",
    `--cluster-signing-cert-file=${PKI}/ca.crt`,
    `--cluster-signing-key-file=${PKI}/ca.key`,
    "--controllers=*,bootstrapsigner,tokencleaner",
    "--kubeconfig=/etc/kubernetes/controller-manager.conf",
    "--leader-elect=true",
    `--root-ca-file=${PKI}/ca.crt`,
    `--service-account-private-key-file=${PKI}/sa.key`,
    "--service-cluster-ip-range=10.96.0.0/12",
    "--use-service-account-credentials=true",
  ],
  cpu: "200m",
  check: { port: 10257, scheme: "HTTPS", live: "/healthz", ready: "/healthz" },
  host: "127.0.0.1",
  mounts: { "k8s-certs": PKI, kubeconfig: "/etc/kubernetes/controller-manager.conf" },
});

const scheduler = staticPod("kube-scheduler", {
  image: `registry.k8s.io/kube-scheduler:${VERSION}`,
  command: [
    "--authentication-kubeconfig=/etc/kubernetes/scheduler.conf",
    "--authorization-kubeconfig=/etc/kubernetes/scheduler.conf",
    "--bind-address=127.0.0.1",
    "--kubeconfig=/etc/kubernetes/scheduler.conf",
    "--leader-elect=true",
  ],
  cpu: "100m",
  check: { port: 10259, scheme: "HTTPS", live: "/livez", ready: "/readyz" },
  host: "127.0.0.1",
  mounts: { kubeconfig: "/etc/kubernetes/scheduler.conf" },
});
