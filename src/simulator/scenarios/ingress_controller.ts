/** ingress-nginx as its manifest for clouds sets it up, without its admission webhook. */
import type { KubeObject } from "../../kube/object.ts";
import { manifest } from "./manifests.ts";

const NAMESPACE = "ingress-nginx";
const CONTROLLER = "ingress-nginx-controller";
const LABELS = {
  "app.kubernetes.io/name": "ingress-nginx",
  "app.kubernetes.io/instance": "ingress-nginx",
  "app.kubernetes.io/component": "controller",
};
const check = { httpGet: { path: "/healthz", port: 10254, scheme: "HTTP" }, initialDelaySeconds: 10 };

export function ingressController(): KubeObject[] {
  const metadata = { name: CONTROLLER, namespace: NAMESPACE, labels: LABELS };
  return [
    manifest("v1 Namespace", NAMESPACE, {}, null),
    manifest("networking.k8s.io/v1 IngressClass", "nginx", {
      spec: { controller: "k8s.io/ingress-nginx" },
    }, null),
    manifest("v1 ServiceAccount", "ingress-nginx", {}, NAMESPACE),
    manifest("apps/v1 Deployment", CONTROLLER, {
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: LABELS },
        template: { metadata: { labels: LABELS }, spec: podSpec },
      },
    }, NAMESPACE),
    manifest("v1 Service", CONTROLLER, {
      metadata,
      spec: {
        type: "LoadBalancer",
        selector: LABELS,
        ports: [
          { name: "http", port: 80, targetPort: "http", appProtocol: "http" },
          { name: "https", port: 443, targetPort: "https", appProtocol: "https" },
        ],
      },
    }, NAMESPACE),
  ];
}

const podSpec = {
  serviceAccountName: "ingress-nginx",
  terminationGracePeriodSeconds: 300,
  nodeSelector: { "kubernetes.io/os": "linux" },
  containers: [{
    name: "controller",
    image: "registry.k8s.io/ingress-nginx/controller:v1.13.0",
    args: [
      "/nginx-ingress-controller",
      `--publish-service=$(POD_NAMESPACE)/${CONTROLLER}`,
      "--election-id=ingress-nginx-leader",
      "--controller-class=k8s.io/ingress-nginx",
      "--ingress-class=nginx",
    ],
    env: [
      { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "POD_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
    ],
    ports: [{ name: "http", containerPort: 80 }, { name: "https", containerPort: 443 }],
    resources: { requests: { cpu: "100m", memory: "90Mi" } },
    livenessProbe: { ...check, failureThreshold: 5 },
    readinessProbe: check,
  }],
};
