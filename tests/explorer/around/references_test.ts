import assert from "node:assert/strict";
import { isSame, podLabelsOf, podSpecOf, referencesOf } from "../../../src/explorer/around/references.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const metadata = { name: "web", namespace: "shop" };
const podSpec = {
  serviceAccountName: "robot",
  priorityClassName: "high",
  imagePullSecrets: [{ name: "pull" }],
  volumes: [
    { name: "a", configMap: { name: "settings" } },
    { name: "b", secret: { secretName: "tls" } },
    { name: "c", persistentVolumeClaim: { claimName: "data" } },
    { name: "d", projected: { sources: [{ configMap: { name: "more" } }] } },
  ],
  containers: [{
    name: "app",
    env: [{ name: "A", valueFrom: { secretKeyRef: { name: "keys", key: "a" } } }],
    envFrom: [{ configMapRef: { name: "settings" } }],
  }],
};

/** `[kind, group, object, what it names]`. */
const CASES: [string, string, Partial<KubeObject>, string[]][] = [
  [
    "Deployment",
    "apps",
    { spec: { template: { spec: podSpec } } },
    [
      "ConfigMap settings (volume a)",
      "Secret tls (volume b)",
      "PersistentVolumeClaim data (volume c)",
      "ConfigMap more (volume d)",
      "Secret keys (env A of app)",
      "Secret pull (imagePullSecrets)",
      "ServiceAccount robot (serviceAccountName)",
      "PriorityClass high (priorityClassName)",
    ],
  ],
  ["Pod", "", { spec: { nodeName: "eli01", containers: [] } }, ["Node eli01 (nodeName)"]],
  ["CronJob", "batch", {
    spec: { jobTemplate: { spec: { template: { spec: { containers: [], serviceAccountName: "x" } } } } },
  }, [
    "ServiceAccount x (serviceAccountName)",
  ]],
  [
    "Ingress",
    "networking.k8s.io",
    {
      spec: {
        ingressClassName: "nginx",
        tls: [{ secretName: "tls" }],
        rules: [{ host: "a.b", http: { paths: [{ path: "/x", backend: { service: { name: "web" } } }] } }],
      },
    },
    ["Service web (a.b/x)", "Secret tls (tls)", "IngressClass nginx (spec.ingressClassName)"],
  ],
  ["PersistentVolumeClaim", "", { spec: { volumeName: "pv1", storageClassName: "fast" } }, [
    "PersistentVolume pv1 (spec.volumeName)",
    "StorageClass fast (spec.storageClassName)",
  ]],
  ["PersistentVolume", "", { spec: { claimRef: { name: "data", namespace: "shop" } } }, [
    "PersistentVolumeClaim data (claimRef)",
  ]],
  ["HorizontalPodAutoscaler", "autoscaling", {
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
  }, [
    "Deployment web (scaleTargetRef)",
  ]],
  ["RoleBinding", "rbac.authorization.k8s.io", {
    roleRef: { kind: "Role", name: "r" },
    subjects: [{ kind: "ServiceAccount", name: "s" }],
  }, [
    "Role r (roleRef)",
    "ServiceAccount s (subjects)",
  ]],
  ["ValidatingWebhookConfiguration", "admissionregistration.k8s.io", {
    webhooks: [{ name: "h", clientConfig: { service: { name: "s", namespace: "n" } } }],
  }, [
    "Service s (webhook h)",
  ]],
  ["ServiceAccount", "", { imagePullSecrets: [{ name: "p" }] }, ["Secret p (secrets)"]],
  ["ConfigMap", "", {}, []],
];

Deno.test("every name of another object is found, once, with its field", () => {
  for (const [kind, group, object, names] of CASES) {
    const found = referencesOf(kind, group, { metadata, ...object });
    assert.deepEqual(found.map((one) => `${one.kind} ${one.name} (${one.field})`), names, kind);
  }
});

Deno.test("pods have their own spec and labels, workloads those of their template", () => {
  const pod = { metadata: { labels: { a: "b" } }, spec: { containers: [] } };
  assert.deepEqual(podLabelsOf(pod), { a: "b" });
  assert.equal(podSpecOf({ metadata: {}, spec: {} }), undefined);
  assert.deepEqual(podLabelsOf({ metadata: {}, spec: { template: { metadata: { labels: { c: "d" } } } } }), {
    c: "d",
  });
});

Deno.test("the same name in another namespace is another object", () => {
  const one = { kind: "Secret", group: "", namespace: "a", name: "x" };
  assert.ok(isSame(one, { ...one }) && !isSame(one, { ...one, namespace: "b" }));
});
