/**
 * Broken worlds: a small cluster each, in which something that people get wrong has been got wrong. The summary is the
 * symptom, as the one who calls for help would tell it.
 */
import type { KubeObject } from "../../kube/object.ts";
import { foundation, namespace, NODES } from "./empty.ts";
import { deployment, manifest, podOf, script, service } from "./manifests.ts";
import { DAY_MS, MINUTE_MS, type Scenario } from "./scenario.ts";

interface Incident {
  /** After `incident-`. */
  name: string;
  summary: string;
  objects: () => KubeObject[];
}

/** Where all of them live. */
export const INCIDENT_NAMESPACE = "harbor";

const web = podOf({ image: "nginx:1.27", ports: [{ containerPort: 80 }] });
const webPort = { ports: [{ port: 80, protocol: "TCP", targetPort: 80 }] };
const app = (name: string, podSpec: Record<string, unknown>, replicas = 1) =>
  deployment({ name, namespace: INCIDENT_NAMESPACE, replicas, podSpec });
const serviceOf = (name: string, spec: Record<string, unknown>) => service(name, spec, INCIDENT_NAMESPACE);
const object = (type: `${string} ${string}`, name: string, fields: Record<string, unknown>) =>
  manifest(type, name, fields, INCIDENT_NAMESPACE);

const INCIDENTS: readonly Incident[] = [
  {
    name: "crashloop",
    summary: "the worker does not stay up",
    objects: () => [
      app(
        "worker",
        podOf(script(
          "busybox:1.36",
          'echo "worker starting"; if [ ! -f /etc/worker/queue.conf ]; then ' +
            'echo "fatal: cannot open /etc/worker/queue.conf" >&2; exit 1; fi; sleep 3600',
        )),
      ),
      object("v1 ConfigMap", "worker-config", { data: { "queue.conf": "queue=orders\n" } }),
    ],
  },
  {
    name: "image",
    summary: "the new version of the shop never starts",
    objects: () => [app("shop", podOf({ image: "ngnix:1.27" }), 2), serviceOf("shop", webPort)],
  },
  {
    name: "selector",
    summary: "the api does not answer, though its pods run",
    objects: () => [app("api", web, 2), serviceOf("api", { selector: { app: "apl" }, ...webPort })],
  },
  {
    name: "port",
    summary: "the api refuses connections, though its endpoints are there",
    objects: () => [app("api", web, 2), serviceOf("api", { ports: [{ port: 80, targetPort: 8080 }] })],
  },
  {
    name: "pending",
    summary: "the report waits for ever",
    objects: () => [
      app("report", podOf({ image: "nginx:1.27", resources: { requests: { cpu: "64", memory: "128Mi" } } })),
    ],
  },
  {
    name: "config",
    summary: "the api is not even created",
    objects: () => [
      app(
        "api",
        podOf({
          image: "nginx:1.27",
          env: [{ name: "MODE", valueFrom: { configMapKeyRef: { name: "api-config", key: "mode" } } }],
        }),
      ),
      object("v1 ConfigMap", "api-configuration", { data: { mode: "production" } }),
    ],
  },
  {
    name: "probe",
    summary: "the api runs and gets no requests",
    objects: () => [
      app(
        "api",
        podOf({ image: "nginx:1.27", readinessProbe: { httpGet: { path: "/healthz", port: 80 } } }),
        2,
      ),
      serviceOf("api", webPort),
    ],
  },
  {
    name: "liveness",
    summary: "the api is restarted again and again",
    objects: () => [
      app(
        "api",
        podOf({
          image: "nginx:1.27",
          livenessProbe: { httpGet: { path: "/", port: 8080 }, periodSeconds: 5, failureThreshold: 2 },
        }),
      ),
    ],
  },
  {
    name: "oom",
    summary: "the cache is killed after a while",
    objects: () => [
      app("cache", podOf({ image: "pequod/leaky:1.0", resources: { limits: { memory: "64Mi" } } })),
    ],
  },
  {
    name: "rbac",
    summary: "the watchman reports nothing",
    objects: () => [
      object("v1 ServiceAccount", "watchman", {}),
      object("rbac.authorization.k8s.io/v1 Role", "pod-reader", {
        rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }],
      }),
      object("rbac.authorization.k8s.io/v1 RoleBinding", "watchman", {
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "pod-reader" },
        subjects: [{ kind: "ServiceAccount", name: "default", namespace: INCIDENT_NAMESPACE }],
      }),
      app(
        "watchman",
        podOf(
          script(
            "curlimages/curl:8.11.1",
            "while true; do curl -s --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt " +
              '-H "Authorization: Bearer $(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" ' +
              `https://kubernetes.default.svc/api/v1/namespaces/${INCIDENT_NAMESPACE}/pods; sleep 30; done`,
          ),
          { serviceAccountName: "watchman" },
        ),
      ),
    ],
  },
  {
    name: "volume",
    summary: "the database has no place to write",
    objects: () => [
      object("v1 PersistentVolumeClaim", "database", {
        spec: {
          accessModes: ["ReadWriteOnce"],
          storageClassName: "fast",
          resources: { requests: { storage: "1Gi" } },
        },
      }),
      app(
        "database",
        podOf({ image: "nginx:1.27", volumeMounts: [{ name: "data", mountPath: "/data" }] }, {
          volumes: [{ name: "data", persistentVolumeClaim: { claimName: "database" } }],
        }),
      ),
    ],
  },
  {
    name: "secret",
    summary: "the api hangs while it is created",
    objects: () => [
      object("v1 Secret", "api-tls", { type: "Opaque", data: { "server.crt": "Y2VydA==" } }),
      app(
        "api",
        podOf(
          { image: "nginx:1.27", volumeMounts: [{ name: "tls", mountPath: "/etc/tls", readOnly: true }] },
          {
            volumes: [{ name: "tls", secret: { secretName: "api-tls-2024" } }],
          },
        ),
      ),
    ],
  },
  {
    name: "namespace",
    summary: "the front does not find the api",
    objects: () => [
      manifest("v1 Namespace", "backend", {}, null),
      deployment({ name: "api", namespace: "backend", podSpec: web }),
      service("api", webPort, "backend"),
      app("front", podOf(script("busybox:1.36", "while true; do wget -q -O- http://api/; sleep 10; done"))),
    ],
  },
  {
    name: "network-policy",
    summary: "the api times out, since the hardening",
    objects: () => [
      app("api", web, 2),
      serviceOf("api", webPort),
      app(
        "front",
        podOf(script("busybox:1.36", "while true; do wget -q -T 5 -O- http://api/; sleep 10; done")),
      ),
      object("networking.k8s.io/v1 NetworkPolicy", "default-deny", {
        spec: { podSelector: {}, policyTypes: ["Ingress"] },
      }),
    ],
  },
  {
    name: "quota",
    summary: "the shop does not grow beyond two pods",
    objects: () => [
      object("v1 ResourceQuota", "small", { spec: { hard: { pods: "2" } } }),
      app("shop", web, 4),
    ],
  },
  {
    name: "init",
    summary: "the api waits for something before it begins",
    objects: () => [
      app(
        "api",
        podOf({ image: "nginx:1.27" }, {
          initContainers: [{
            name: "wait-for-database",
            ...script(
              "busybox:1.28",
              "until nslookup database.harbor.svc.cluster.local; do echo waiting for database; sleep 5; done",
            ),
          }],
        }),
      ),
      serviceOf("db", { ports: [{ port: 5432 }] }),
    ],
  },
];

export const incidents: readonly Scenario[] = INCIDENTS.map(({ name, summary, objects }) => ({
  name: `incident-${name}`,
  summary: `a broken world: ${summary}`,
  nodes: NODES,
  contexts: [{ name: "default", namespace: INCIDENT_NAMESPACE }],
  get history() {
    return [
      ...foundation(DAY_MS),
      { agoMs: 60 * MINUTE_MS, objects: [namespace(INCIDENT_NAMESPACE)] },
      { agoMs: 10 * MINUTE_MS, objects: objects() },
    ];
  },
}));
