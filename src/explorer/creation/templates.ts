/** What a new object of a kind may look like: as little as the server accepts and a reader understands. */
export interface Template {
  readonly apiVersion: string;
  readonly kind: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** The rest of the manifest below `metadata.name`, as YAML. */
  readonly body: string;
}

/** The manifest; `namespace` is "" for kinds outside namespaces. */
export function templateText({ apiVersion, kind, body }: Template, namespace: string): string {
  const place = namespace ? `\n  namespace: ${namespace}` : "";
  const name = kind.toLowerCase();
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: my-${name}${place}\n${
    body ? `${body}\n` : ""
  }`;
}

const container = `
- name: main
  image: nginx:1.27
  ports:
  - containerPort: 80
  resources:
    requests:
      cpu: 50m
      memory: 64Mi
    limits:
      memory: 128Mi`;

const work = `
- name: main
  image: busybox:1.37
  command: ["sh", "-c", "echo done"]`;

function indented(text: string, columns: number): string {
  return text.trim().split("\n").map((line) => " ".repeat(columns) + line).join("\n");
}

function workload(kind: string, spec: string): string {
  const app = `my-${kind.toLowerCase()}`;
  return `spec:
${spec}  selector:
    matchLabels:
      app: ${app}
  template:
    metadata:
      labels:
        app: ${app}
    spec:
      containers:
${indented(container, 6)}`;
}

function job(columns: number): string {
  return indented(
    `template:
  spec:
    restartPolicy: Never
    containers:
${indented(work, 4)}`,
    columns,
  );
}

export const templates: readonly Template[] = [
  {
    apiVersion: "v1",
    kind: "Pod",
    purpose: "one or more containers on one node",
    body: `spec:\n  containers:\n${indented(container, 2)}`,
  },
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    purpose: "pods that are all alike, rolled out and back",
    body: workload("Deployment", "  replicas: 2\n"),
  },
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    purpose: "pods with names and volumes of their own",
    body: `${workload("StatefulSet", "  serviceName: my-statefulset\n  replicas: 1\n")}
  volumeClaimTemplates:
  - metadata:
      name: data
    spec:
      accessModes: ["ReadWriteOnce"]
      resources:
        requests:
          storage: 1Gi`,
  },
  {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    purpose: "one pod on every node",
    body: workload("DaemonSet", ""),
  },
  {
    apiVersion: "batch/v1",
    kind: "Job",
    purpose: "work that is done once",
    body: `spec:\n  backoffLimit: 2\n${job(2)}`,
  },
  {
    apiVersion: "batch/v1",
    kind: "CronJob",
    purpose: "work that is done again and again, by the clock",
    body: `spec:\n  schedule: "*/15 * * * *"\n  concurrencyPolicy: Forbid\n  jobTemplate:\n    spec:\n${
      job(6)
    }`,
  },
  {
    apiVersion: "v1",
    kind: "Service",
    purpose: "one address for the pods with some labels",
    body: `spec:
  selector:
    app: my-deployment
  ports:
  - name: http
    port: 80
    targetPort: 80`,
  },
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    purpose: "HTTP from outside to services, by host and path",
    body: `spec:
  rules:
  - host: example.test
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: my-service
            port:
              number: 80`,
  },
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    purpose: "who may talk to some pods",
    body: `spec:
  podSelector:
    matchLabels:
      app: my-deployment
  policyTypes: ["Ingress"]
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: my-client
    ports:
    - port: 80`,
  },
  {
    apiVersion: "v1",
    kind: "ConfigMap",
    purpose: "settings for pods",
    body: `data:
  LOG_LEVEL: info
  settings.conf: |
    key = value`,
  },
  {
    apiVersion: "v1",
    kind: "Secret",
    purpose: "settings that not everybody may read; stringData is written as it is",
    body: `type: Opaque
stringData:
  password: change-me`,
  },
  {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    purpose: "a wish for a volume",
    body: `spec:
  accessModes: ["ReadWriteOnce"]
  resources:
    requests:
      storage: 1Gi`,
  },
  { apiVersion: "v1", kind: "Namespace", purpose: "a room for names", body: "" },
  { apiVersion: "v1", kind: "ServiceAccount", purpose: "an identity for pods", body: "" },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "Role",
    purpose: "rights in one namespace",
    body: `rules:
- apiGroups: [""]
  resources: ["pods", "pods/log"]
  verbs: ["get", "list", "watch"]`,
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    purpose: "who has the rights of a role",
    body: `roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: my-role
subjects:
- kind: ServiceAccount
  name: my-serviceaccount`,
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    purpose: "rights in all namespaces, or on what has none",
    body: `rules:
- apiGroups: [""]
  resources: ["nodes"]
  verbs: ["get", "list", "watch"]`,
  },
  {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    purpose: "as many pods as their use needs",
    body: `spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: my-deployment
  minReplicas: 2
  maxReplicas: 5
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 80`,
  },
  {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    purpose: "how many pods have to stay when nodes are drained",
    body: `spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: my-deployment`,
  },
  {
    apiVersion: "v1",
    kind: "ResourceQuota",
    purpose: "how much a namespace may have",
    body: `spec:
  hard:
    pods: "20"
    requests.cpu: "2"
    requests.memory: 4Gi`,
  },
  {
    apiVersion: "v1",
    kind: "LimitRange",
    purpose: "what containers get that ask for nothing",
    body: `spec:
  limits:
  - type: Container
    defaultRequest:
      cpu: 50m
      memory: 64Mi
    default:
      memory: 256Mi`,
  },
];
