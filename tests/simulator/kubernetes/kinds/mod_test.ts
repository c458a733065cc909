import assert from "node:assert/strict";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { extensionSamples } from "./extension_samples.ts";
import { CERTIFICATE_REQUEST } from "../identity/sample_request.ts";
import { create, NOW, testTable, texts, update } from "./kind_world.ts";
import { plainSamples } from "./plain_samples.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";

for (const { preload } of kinds) await preload?.();

/** The recording is of 1.34; since 1.36 the name column says which class is the default. */
const changed: Record<string, Record<string, string>> = {
  ingressclasses: { "nginx-example": "nginx-example (default)" },
};

/** Not in the recording, or printed otherwise since. */
const newer = new Set([
  "csistoragecapacities",
  "mutatingadmissionpolicies",
  "mutatingadmissionpolicybindings",
]);

for (const kind of kinds) {
  const name = `${kind.group || "core"}_${kind.version}_${kind.plural}`;
  if (!newer.has(kind.plural) && kind.verbs?.includes("list") !== false) {
    testTable(kind, name, changed[kind.plural]);
  }
}

Deno.test("no two kinds share a resource, and every kind has a name column", () => {
  const resources = kinds.map((kind) => `${kind.plural}.${kind.group}`);
  assert.equal(new Set(resources).size, resources.length);
  for (const kind of kinds) assert.equal(kind.columns.some((column) => column.format === "name"), true);
});

Deno.test({
  name: "discovery facts are those of the recorded server",
  ignore: !hasFixtures,
  fn: () => {
    const groups = [
      ...fixtureJson("discovery/api.agg.v2.json").items,
      ...fixtureJson("discovery/apis.agg.v2.json").items,
    ];
    for (const kind of kinds) {
      const group = groups.find((candidate) => (candidate.metadata.name ?? "") === kind.group);
      const resource = group.versions.find((version: { version: string }) => version.version === kind.version)
        .resources.find((candidate: { resource: string }) => candidate.resource === kind.plural);
      if (!resource && newer.has(kind.plural)) continue;
      assert.equal(resource.responseKind.kind, kind.kind);
      assert.equal(resource.singularResource, kind.singular);
      assert.deepEqual(resource.shortNames ?? [], kind.shortNames);
      assert.deepEqual(resource.categories ?? [], kind.categories);
      assert.equal(resource.scope === "Namespaced", kind.namespaced);
      const all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
      assert.deepEqual(resource.verbs, kind.verbs ?? all);
      const names = [
        ...Object.keys(kind.subresources ?? {}),
        ...(kind.hasStatus ? ["status"] : []),
        ...(kind.scale ? ["scale"] : []),
      ];
      const theirs = (resource.subresources ?? []).map((sub: { subresource: string }) => sub.subresource);
      assert.deepEqual(theirs, names.sort(), kind.plural);
    }
  },
});

const template = {
  metadata: { labels: { a: "b" } },
  spec: {
    initContainers: [{ name: "i", image: "x", restartPolicy: "Always" }],
    containers: [{
      name: "c",
      image: "x",
      env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "m", key: "k" } } }],
      envFrom: [{ secretRef: { name: "s" } }],
      ports: [{ containerPort: 80, name: "http" }],
      resources: { requests: { cpu: "1" }, limits: { cpu: "2" } },
      volumeMounts: [{ name: "v", mountPath: "/v" }],
      livenessProbe: { httpGet: { port: 80 } },
      lifecycle: { preStop: { exec: { command: ["x"] } } },
      securityContext: { privileged: true },
    }],
    volumes: [{ name: "v", projected: { sources: [{ downwardAPI: { items: [{ path: "p" }] } }] } }],
    tolerations: [{ key: "k", operator: "Exists" }],
    nodeSelector: { a: "b" },
    hostNetwork: true,
    imagePullSecrets: [{ name: "s" }],
    readinessGates: [{ conditionType: "x" }],
  },
};
const workload = {
  replicas: 1,
  selector: { matchLabels: { a: "b" }, matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] },
  template,
};
const peers = [
  { podSelector: { matchLabels: { a: "b" } }, namespaceSelector: {} },
  { ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } },
];
const policyPorts = [{ port: 80, endPort: 90 }, { port: "http", protocol: "UDP" }];
const rule = { verbs: ["get"], apiGroups: [""], resources: ["pods"], resourceNames: ["p"] };
const subjects = [{ kind: "User", name: "u" }, { kind: "ServiceAccount", name: "a", namespace: "default" }];
const job = {
  completions: 3,
  completionMode: "Indexed",
  backoffLimitPerIndex: 1,
  podFailurePolicy: {
    rules: [
      { action: "FailJob", onExitCodes: { containerName: "c", operator: "In", values: [1, 42] } },
      { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget" }] },
    ],
  },
  successPolicy: { rules: [{ succeededIndexes: "0,2", succeededCount: 1 }] },
  template: { ...template, spec: { ...template.spec, restartPolicy: "Never" } },
};
/** One object of each kind with much in it. */
const samples: Record<string, object> = {
  configmaps: { data: { a: "b" }, binaryData: { c: "YQ==" } },
  events: { involvedObject: { kind: "Pod", name: "p", namespace: "default" }, source: { component: "c" } },
  namespaces: { spec: { finalizers: ["kubernetes"] } },
  nodes: { spec: { taints: [{ key: "k", effect: "NoSchedule" }] }, status: { capacity: { cpu: "1" } } },
  persistentvolumeclaims: {
    spec: {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "1Gi" } },
      selector: { matchLabels: { a: "b" } },
      storageClassName: "s",
      dataSource: { kind: "PersistentVolumeClaim", name: "c" },
    },
  },
  persistentvolumes: {
    spec: {
      accessModes: ["ReadWriteOnce"],
      capacity: { storage: "1Gi" },
      local: { path: "/mnt" },
      claimRef: { namespace: "default", name: "c" },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] }],
        },
      },
    },
  },
  pods: { spec: { ...template.spec, schedulingGates: [{ name: "g" }], resources: { limits: { cpu: "4" } } } },
  secrets: { type: "kubernetes.io/dockerconfigjson", stringData: { ".dockerconfigjson": "{}" } },
  serviceaccounts: { secrets: [{ name: "s" }] },
  services: { spec: { type: "NodePort", ports: [{ port: 80, nodePort: 30000 }], selector: { a: "b" } } },
  deployments: { spec: { ...workload, strategy: { rollingUpdate: { maxSurge: 1 } } } },
  replicasets: { spec: workload },
  ingressclasses: { spec: { controller: "k8s.io/ingress-nginx", parameters: { kind: "K", name: "n" } } },
  ingresses: {
    spec: {
      ingressClassName: "nginx",
      defaultBackend: { resource: { apiGroup: "example.com", kind: "Bucket", name: "b" } },
      rules: [{
        host: "*.example.com",
        http: {
          paths: [{
            path: "/a",
            pathType: "Prefix",
            backend: { service: { name: "s", port: { number: 80 } } },
          }],
        },
      }],
      tls: [{ hosts: ["www.example.com"], secretName: "t" }],
    },
  },
  networkpolicies: {
    spec: {
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: peers, ports: policyPorts }],
      egress: [{ to: peers, ports: policyPorts }],
    },
  },
  limitranges: {
    spec: {
      limits: [{ type: "Container", max: { cpu: "2" }, default: { cpu: "1" }, min: { memory: "1Mi" } }],
    },
  },
  resourcequotas: {
    spec: {
      hard: { pods: "2", "limits.cpu": "0.5" },
      scopes: ["NotTerminating"],
      scopeSelector: { matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: ["high"] }] },
    },
  },
  horizontalpodautoscalers: {
    spec: {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "d" },
      metrics: [{
        type: "Resource",
        resource: { name: "cpu", target: { type: "AverageValue", averageValue: "0.5" } },
      }],
      behavior: { scaleUp: { policies: [{ type: "Pods", value: 1, periodSeconds: 60 }], tolerance: "0.05" } },
    },
  },
  poddisruptionbudgets: { spec: { minAvailable: "50%", selector: { matchLabels: { a: "b" } } } },
  controllerrevisions: { revision: 1, data: { spec: { template } } },
  cronjobs: { spec: { schedule: "*/5 * * * *", timeZone: "Europe/Berlin", jobTemplate: { spec: job } } },
  daemonsets: { spec: { selector: workload.selector, template, updateStrategy: { rollingUpdate: {} } } },
  jobs: { spec: job },
  replicationcontrollers: { spec: { replicas: 1, selector: { a: "b" }, template } },
  statefulsets: {
    spec: {
      ...workload,
      serviceName: "s",
      ordinals: { start: 1 },
      volumeClaimTemplates: [{
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1024Mi" } } },
      }],
    },
  },
  storageclasses: { provisioner: "example.com/disk", parameters: { a: "b" } },
  priorityclasses: { value: 5, description: "some" },
  certificatesigningrequests: {
    spec: { request: CERTIFICATE_REQUEST, signerName: "example.com/signer", usages: ["client auth"] },
  },
  clusterrolebindings: { roleRef: { kind: "ClusterRole", name: "r" }, subjects },
  clusterroles: {
    rules: [rule, { verbs: ["get"], nonResourceURLs: ["/x"] }],
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: "b" } }] },
  },
  rolebindings: { roleRef: { kind: "Role", name: "r" }, subjects },
  roles: { rules: [rule] },
  ...plainSamples,
  ...extensionSamples,
  endpointslices: { addressType: "IPv4", endpoints: [{ addresses: ["1.1.1.1"] }], ports: [{ port: 80 }] },
};

for (const kind of kinds) {
  const sample = {
    metadata: { name: "n", labels: { a: "b" }, annotations: { c: "d" }, finalizers: ["example.com/f"] },
    ...samples[kind.plural],
  };

  Deno.test(`${kind.plural}: the sample is accepted, and defaults are set once`, () => {
    const { object, errors } = create(kind, sample);
    assert.deepEqual(texts(errors), []);
    const again = structuredClone(object);
    kind.setDefaults?.(again);
    assert.deepEqual(again, object);
  });

  Deno.test(`${kind.plural}: whatever is left out or null is a refusal at most, never a crash`, () => {
    for (const path of paths(sample)) {
      for (const change of [remove, makeNull]) {
        const broken = structuredClone(sample);
        change(broken, path);
        try {
          const { object } = create(kind, broken);
          for (const column of kind.columns) column.cell(object, NOW);
          update(kind, sample, (it) => change(it, path));
        } catch (error) {
          assert.ok(error instanceof StatusError, `${path.join(".")}: ${error}`);
        }
      }
    }
  });
}

type Path = (string | number)[];

/** Every place in an object, the object itself apart. */
function paths(value: unknown, prefix: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const path = [...prefix, key];
    return [path, ...paths((value as Record<string | number, unknown>)[key], path)];
  });
}

function remove(object: object, path: Path): void {
  const parent = parentOf(object, path);
  if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
  else if (parent) delete parent[String(path.at(-1))];
}

/** Lists with holes are refused before a kind sees them. */
function makeNull(object: object, path: Path): void {
  const parent = parentOf(object, path);
  if (parent && !Array.isArray(parent)) parent[String(path.at(-1))] = null;
}

/** Undefined where an update has no such place any more. */
function parentOf(object: object, path: Path): Record<string, unknown> | unknown[] | undefined {
  let place: unknown = object;
  for (const key of path.slice(0, -1)) place = (place as Record<string | number, unknown> | undefined)?.[key];
  return place as Record<string, unknown> | undefined;
}
