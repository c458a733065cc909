/**
 * Which requests the API server would put in which queue. Nothing is queued here: they are there to be looked at.
 * Source: apiserver/pkg/apis/flowcontrol/bootstrap/default.go.
 */
import type { KubeObject } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import { timestamp } from "../object_form.ts";
import type { NewCluster } from "./new_cluster.ts";

const GROUP = "flowcontrol.apiserver.k8s.io";
const PRODUCER = "api-priority-and-fairness-config-producer-v1";
const ANNOTATIONS = { "apf.kubernetes.io/autoupdate-spec": "true" };

/** `queues`: how many, hand size; absent: what is too much is refused. */
const LEVELS: [name: string, shares: number, lendablePercent: number, queues?: [number, number]][] = [
  ["catch-all", 5, 0],
  ["global-default", 20, 50, [128, 6]],
  ["leader-election", 10, 0, [16, 4]],
  ["node-high", 40, 25, [64, 6]],
  ["system", 30, 33, [64, 6]],
  ["workload-high", 40, 50, [128, 6]],
  ["workload-low", 100, 90, [128, 6]],
];

/** Subjects: `User a`, `Group a`, `ServiceAccount namespace/a`. */
interface Schema {
  name: string;
  level: string;
  precedence: number;
  by?: "ByUser" | "ByNamespace";
  subjects: string[];
  resourceRules?: object[];
  /** Absent: all paths. Empty: none. */
  paths?: string[];
}

const EVERYBODY = ["Group system:unauthenticated", "Group system:authenticated"];
const ANYTHING = { verbs: ["*"], apiGroups: ["*"], resources: ["*"], clusterScope: true, namespaces: ["*"] };
const LEASES = { apiGroups: ["coordination.k8s.io"], resources: ["leases"], namespaces: ["*"] };
const NODES = {
  verbs: ["*"],
  apiGroups: [""],
  resources: ["nodes", "nodes/status"],
  clusterScope: true,
  namespaces: ["*"],
};

const SCHEMAS: Schema[] = [
  { name: "catch-all", level: "catch-all", precedence: 10000, by: "ByUser", subjects: EVERYBODY },
  { name: "exempt", level: "exempt", precedence: 1, subjects: ["Group system:masters"] },
  { name: "global-default", level: "global-default", precedence: 9900, by: "ByUser", subjects: EVERYBODY },
  {
    name: "kube-controller-manager",
    level: "workload-high",
    precedence: 800,
    by: "ByNamespace",
    subjects: ["User system:kube-controller-manager"],
  },
  {
    name: "kube-scheduler",
    level: "workload-high",
    precedence: 800,
    by: "ByNamespace",
    subjects: ["User system:kube-scheduler"],
  },
  {
    name: "kube-system-service-accounts",
    level: "workload-high",
    precedence: 900,
    by: "ByNamespace",
    subjects: ["ServiceAccount kube-system/*"],
  },
  {
    name: "probes",
    level: "exempt",
    precedence: 2,
    subjects: EVERYBODY,
    resourceRules: [],
    paths: ["/healthz", "/readyz", "/livez"],
  },
  {
    name: "service-accounts",
    level: "workload-low",
    precedence: 9000,
    by: "ByUser",
    subjects: ["Group system:serviceaccounts"],
  },
  {
    name: "system-leader-election",
    level: "leader-election",
    precedence: 100,
    by: "ByUser",
    subjects: [
      "User system:kube-controller-manager",
      "User system:kube-scheduler",
      "ServiceAccount kube-system/*",
    ],
    resourceRules: [{ verbs: ["get", "create", "update"], ...LEASES }],
    paths: [],
  },
  {
    name: "system-node-high",
    level: "node-high",
    precedence: 400,
    by: "ByUser",
    subjects: ["Group system:nodes"],
    resourceRules: [NODES, { verbs: ["*"], ...LEASES }],
    paths: [],
  },
  { name: "system-nodes", level: "system", precedence: 500, by: "ByUser", subjects: ["Group system:nodes"] },
];

export function createFlowControl(cluster: NewCluster): void {
  const levels = cluster.registry.kind("prioritylevelconfigurations", GROUP);
  const exempt = { type: "Exempt", exempt: { nominalConcurrencyShares: 0, lendablePercent: 0 } };
  store(cluster, levels, "exempt", exempt, {});
  for (const [name, nominalConcurrencyShares, lendablePercent, queues] of LEVELS) {
    const limitResponse = queues ? { type: "Queue", queuing: queuing(queues) } : { type: "Reject" };
    const limited = { nominalConcurrencyShares, limitResponse, lendablePercent };
    store(cluster, levels, name, { type: "Limited", limited }, {});
  }
  const schemas = cluster.registry.kind("flowschemas", GROUP);
  for (const schema of SCHEMAS) {
    store(cluster, schemas, schema.name, specOf(schema), { conditions: [found(cluster, schema.level)] });
  }
}

function queuing([queues, handSize]: [number, number]): object {
  return { queues, handSize, queueLengthLimit: 50 };
}

function specOf({ level, precedence, by, subjects, resourceRules = [ANYTHING], paths }: Schema): object {
  const nonResourceRules = paths === undefined
    ? [{ verbs: ["*"], nonResourceURLs: ["*"] }]
    : paths.length > 0
    ? [{ verbs: ["get"], nonResourceURLs: paths }]
    : [];
  return {
    priorityLevelConfiguration: { name: level },
    matchingPrecedence: precedence,
    ...(by ? { distinguisherMethod: { type: by } } : {}),
    rules: [{
      subjects: subjects.map(subjectOf),
      ...(resourceRules.length > 0 ? { resourceRules } : {}),
      ...(nonResourceRules.length > 0 ? { nonResourceRules } : {}),
    }],
  };
}

function subjectOf(text: string): object {
  const [kind = "", who = ""] = text.split(" ");
  const [namespace, account] = who.split("/");
  if (kind === "ServiceAccount") return { kind, serviceAccount: { namespace, name: account } };
  return kind === "User" ? { kind, user: { name: who } } : { kind, group: { name: who } };
}

function found(cluster: NewCluster, level: string): object {
  return {
    type: "Dangling",
    status: "False",
    lastTransitionTime: timestamp(cluster.nowMs),
    reason: "Found",
    message:
      `This FlowSchema references the PriorityLevelConfiguration object named "${level}" and it exists`,
  };
}

function store(cluster: NewCluster, kind: AnyKind, name: string, spec: object, status: object): void {
  const metadata = { name, generation: 1, annotations: ANNOTATIONS };
  const object = { apiVersion: `${GROUP}/v1`, kind: kind.kind, metadata, spec, status };
  cluster.store(kind, object as KubeObject, PRODUCER);
}
