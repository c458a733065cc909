/** A small application as companies run it: several namespaces, a database, a queue of jobs, an entry from outside. */
import { foundation, NODES } from "./empty.ts";
import { ingressController } from "./ingress_controller.ts";
import { deployment, manifest, podOf, script, service } from "./manifests.ts";
import { DAY_MS, MINUTE_MS, type Scenario } from "./scenario.ts";

const SHOP = "shop";
const DATA = "shop-data";
const MONITORING = "monitoring";

const nginx = (resources: Record<string, unknown>, extra: Record<string, unknown> = {}) =>
  podOf({
    image: "nginx:1.27",
    ports: [{ name: "http", containerPort: 80 }],
    readinessProbe: { httpGet: { path: "/", port: "http" }, periodSeconds: 10 },
    resources,
    ...extra,
  });
const small = {
  requests: { cpu: "50m", memory: "64Mi" },
  limits: { cpu: "250m", memory: "128Mi" },
};
const http = { ports: [{ name: "http", port: 80, targetPort: "http" }] };

function namespaces() {
  return [SHOP, DATA, MONITORING].map((name) =>
    manifest("v1 Namespace", name, {
      metadata: { name, labels: { team: name === MONITORING ? "sre" : "shop" } },
    }, null)
  );
}

function front() {
  return [
    deployment({ name: "front", namespace: SHOP, replicas: 3, podSpec: nginx(small) }),
    service("front", http, SHOP),
    manifest("autoscaling/v2 HorizontalPodAutoscaler", "front", {
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "front" },
        minReplicas: 3,
        maxReplicas: 8,
        metrics: [{
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
        }],
      },
    }, SHOP),
    manifest("policy/v1 PodDisruptionBudget", "front", {
      spec: { minAvailable: 2, selector: { matchLabels: { app: "front" } } },
    }, SHOP),
    manifest("networking.k8s.io/v1 Ingress", "shop", {
      spec: {
        ingressClassName: "nginx",
        rules: [{
          host: "shop.example.com",
          http: {
            paths: [
              {
                path: "/api",
                pathType: "Prefix",
                backend: { service: { name: "catalog", port: { name: "http" } } },
              },
              {
                path: "/",
                pathType: "Prefix",
                backend: { service: { name: "front", port: { name: "http" } } },
              },
            ],
          },
        }],
      },
    }, SHOP),
  ];
}

function catalog() {
  return [
    manifest("v1 ConfigMap", "catalog", { data: { LOG_LEVEL: "info", CURRENCY: "EUR" } }, SHOP),
    manifest("v1 Secret", "catalog-database", {
      type: "Opaque",
      data: { username: btoa("catalog"), password: btoa("change-me") },
    }, SHOP),
    deployment({
      name: "catalog",
      namespace: SHOP,
      replicas: 2,
      podSpec: nginx(small, {
        envFrom: [{ configMapRef: { name: "catalog" } }],
        env: [{
          name: "DATABASE_PASSWORD",
          valueFrom: { secretKeyRef: { name: "catalog-database", key: "password" } },
        }],
      }),
    }),
    service("catalog", http, SHOP),
    manifest("batch/v1 CronJob", "stock-report", {
      spec: {
        schedule: "*/15 * * * *",
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: "OnFailure",
                containers: [{
                  name: "report",
                  ...script("busybox:1.36", 'echo "counting stock"; sleep 5; echo "done"'),
                }],
              },
            },
          },
        },
      },
    }, SHOP),
  ];
}

function database() {
  return [
    service("database", { clusterIP: "None", ports: [{ name: "redis", port: 6379 }] }, DATA),
    manifest("apps/v1 StatefulSet", "database", {
      spec: {
        serviceName: "database",
        replicas: 2,
        selector: { matchLabels: { app: "database" } },
        template: {
          metadata: { labels: { app: "database" } },
          spec: podOf({
            image: "redis:7",
            ports: [{ name: "redis", containerPort: 6379 }],
            volumeMounts: [{ name: "data", mountPath: "/data" }],
            resources: small,
          }),
        },
        volumeClaimTemplates: [{
          metadata: { name: "data" },
          spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
        }],
      },
    }, DATA),
    manifest("networking.k8s.io/v1 NetworkPolicy", "from-shop-only", {
      spec: {
        podSelector: { matchLabels: { app: "database" } },
        ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: "shop" } } }] }],
      },
    }, DATA),
    manifest("v1 ResourceQuota", "data", {
      spec: { hard: { "requests.storage": "10Gi", persistentvolumeclaims: "5" } },
    }, DATA),
  ];
}

function monitoring() {
  return [
    manifest("v1 ServiceAccount", "agent", {}, MONITORING),
    manifest("rbac.authorization.k8s.io/v1 ClusterRoleBinding", "monitoring-agent", {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
      subjects: [{ kind: "ServiceAccount", name: "agent", namespace: MONITORING }],
    }, null),
    manifest("apps/v1 DaemonSet", "agent", {
      spec: {
        selector: { matchLabels: { app: "agent" } },
        template: {
          metadata: { labels: { app: "agent" } },
          spec: podOf(
            script("busybox:1.36", 'while true; do echo "node $NODE is well"; sleep 60; done'),
            { serviceAccountName: "agent", tolerations: [{ operator: "Exists" }] },
          ),
        },
      },
    }, MONITORING),
  ];
}

export const shop: Scenario = {
  name: "shop",
  summary: "a small shop over three namespaces: front, catalog, database, monitoring, jobs",
  nodes: NODES,
  contexts: [{ name: "default", namespace: SHOP }],
  get history() {
    return [
      ...foundation(DAY_MS * 30),
      { agoMs: DAY_MS * 30 - 10 * MINUTE_MS, objects: namespaces() },
      { agoMs: DAY_MS * 29, objects: ingressController() },
      { agoMs: 120 * MINUTE_MS, objects: database() },
      { agoMs: 90 * MINUTE_MS, objects: [...catalog(), ...front()] },
      { agoMs: 60 * MINUTE_MS, objects: monitoring() },
    ];
  },
};
