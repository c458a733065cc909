/** Every view the explorer has, each with the way to it on the bundled cluster. A new view is a new line. */
import { releaseObjects } from "../explorer/helm/helm_world.ts";
import type { StageOptions } from "./stage.ts";

export interface View {
  readonly name: string;
  /** As typed after the colon. */
  readonly line: string;
  /** A script from there on. */
  readonly script?: string;
  /** The way to it changes the cluster: a second time leads elsewhere. */
  readonly isChanging?: boolean;
}

/** The bundled shop, and what it lacks: a kind of its own, a release, a pod in trouble, files on the machine. */
export const viewStage: StageOptions = {
  scenario: "shop",
  objects: [
    ["/apis/apiextensions.k8s.io/v1/customresourcedefinitions", {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "whales.sea.example.com" },
      spec: {
        group: "sea.example.com",
        scope: "Namespaced",
        names: { plural: "whales", singular: "whale", kind: "Whale" },
        versions: [{
          name: "v1",
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: "object",
              properties: { spec: { type: "object", properties: { weight: { type: "integer" } } } },
            },
          },
        }],
      },
    }],
    ["/apis/sea.example.com/v1/namespaces/shop/whales", {
      apiVersion: "sea.example.com/v1",
      kind: "Whale",
      metadata: { name: "moby", namespace: "shop" },
      spec: { weight: 40 },
    }],
    ["/api/v1/namespaces/shop/configmaps", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "colours", namespace: "shop" },
      data: { hull: "black" },
    }],
    ["/api/v1/namespaces/shop/replicationcontrollers", {
      apiVersion: "v1",
      kind: "ReplicationController",
      metadata: { name: "old", namespace: "shop" },
      spec: {
        replicas: 1,
        selector: { app: "old" },
        template: {
          metadata: { labels: { app: "old" } },
          spec: { containers: [{ name: "app", image: "nginx:1.27" }] },
        },
      },
    }],
    ["/api/v1/namespaces/shop/pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "broken", namespace: "shop", labels: { app: "broken" } },
      spec: {
        containers: [{ name: "app", image: "no-such-image:1" }, { name: "side", image: "nginx:1.27" }],
      },
    }],
    ...releaseObjects(),
  ],
  files: {
    "/here/web.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  a: b\n",
    "/here/wrong.yaml": "apiVersion: v1\nkind: Nonsense\nmetadata:\n  name: x\n",
    "/here/more/other.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n",
    "/state/screen-dumps/default/pods-1.csv": "NAME,READY\nweb,1/1\n",
  },
};

/** Tables of kinds: what is typed is their name. */
const kinds: readonly string[] = [
  "pods -n shop",
  "deployments -n shop",
  "statefulsets -n shop-data",
  "daemonsets -n monitoring",
  "replicasets -n shop",
  "replicationcontrollers -n shop",
  "jobs -n shop",
  "cronjobs -n shop",
  "services -n shop",
  "endpoints -n shop",
  "endpointslices -n shop",
  "ingresses -n shop",
  "networkpolicies -A",
  "nodes",
  "namespaces",
  "configmaps -n shop",
  "secrets -n shop",
  "serviceaccounts -n shop",
  "roles -n kube-system",
  "rolebindings -n kube-system",
  "clusterroles",
  "clusterrolebindings",
  "persistentvolumes",
  "persistentvolumeclaims -n shop-data",
  "storageclasses",
  "priorityclasses",
  "horizontalpodautoscalers -n shop",
  "poddisruptionbudgets -n shop",
  "leases -A",
  "events -n shop",
  "customresourcedefinitions",
  "whales -n shop",
];

const front = "deployments -n shop /front";
const pod = "pods -n shop /front";

export const views: readonly View[] = [
  ...kinds.map((line) => ({ name: line.split(" ")[0]!, line })),
  { name: "pods-of-all-namespaces", line: "pods -A" },
  { name: "empty-table", line: "pods -n kube-public" },
  { name: "filtered-table", line: "pods -n shop /front" },
  { name: "two-views", line: "pods -n shop", script: "key :\ntype svc\nkey Enter" },
  { name: "marked-rows", line: "pods -n shop", script: "key Space Space" },
  { name: "not-well", line: "pods -n shop", script: "key Ctrl-Z" },
  { name: "forward", line: "services -n shop", script: "key Enter\nwait 1s" },
  { name: "containers", line: pod, script: "key Enter\nexpect app" },
  { name: "contexts", line: "ctx" },
  { name: "api-resources", line: "api-resources" },
  { name: "yaml", line: pod, script: "key y\nexpect kind: Pod" },
  { name: "yaml-decoded", line: "secrets -n shop", script: "key x\nwait 1s" },
  { name: "yaml-searched", line: pod, script: "key y\nexpect kind: Pod\nkey /\ntype image\nkey Enter" },
  { name: "full-screen", line: pod, script: "key y\nexpect kind: Pod\nkey f" },
  { name: "describe", line: pod, script: "key d\nexpect Namespace" },
  { name: "selected-lines", line: pod, script: "key d\nexpect Namespace\nkey v Down" },
  { name: "logs", line: pod, script: "key l\nwait 1s" },
  { name: "logs-of-a-workload", line: front, script: "key l\nwait 1s" },
  { name: "logs-of-all-containers", line: "pods -n shop /broken", script: "key l a\nwait 1s" },
  { name: "logs-filtered", line: front, script: "key l\nwait 1s\nkey /\ntype GET\nkey Enter" },
  { name: "line", line: front, script: "key l\nwait 1s\nkey Enter" },
  { name: "log-columns", line: front, script: "key l\nwait 1s\nkey Shift-J" },
  { name: "explain", line: "explain pods", script: "wait 1s" },
  { name: "help", line: "help" },
  { name: "why", line: "pods -n shop /broken", script: "key Shift-W\nwait 1s" },
  { name: "tree", line: front, script: "key Shift-H\nexpect ReplicaSet" },
  { name: "xray", line: "xray deployments shop", script: "wait 1s" },
  { name: "used-by", line: "secrets -n shop", script: "key u\nwait 1s" },
  { name: "owned-events", line: front, script: "key Shift-E\nwait 1s" },
  { name: "workloads", line: "workloads shop" },
  { name: "pulses", line: "pulses", script: "wait 1s" },
  { name: "allocations", line: "allocations", script: "wait 1s" },
  { name: "allocations-by-namespace", line: "allocations namespaces", script: "wait 1s" },
  { name: "port-forwards", line: "portforwards" },
  { name: "port-forward", line: pod, script: "key Shift-F\nwait 1s" },
  { name: "helm-releases", line: "helm -A", script: "wait 1s" },
  { name: "helm-history", line: "helm -A", script: "wait 1s\nkey Enter\nwait 1s" },
  { name: "rules", line: "clusterroles /view", script: "key Enter\nwait 1s" },
  { name: "can-i", line: "can-i shop", script: "wait 1s" },
  { name: "who-can", line: "who-can get pods", script: "wait 1s" },
  { name: "can", line: "can s:monitoring:agent", script: "wait 1s" },
  { name: "users", line: "users", script: "wait 1s" },
  { name: "groups", line: "groups", script: "wait 1s" },
  { name: "journal", line: "journal" },
  {
    name: "journal-with-a-change",
    isChanging: true,
    line: front,
    script: "key Ctrl-T\nwait 1s\nkey Enter\nwait 1s\nkey :\ntype journal\nkey Enter\nwait 1s",
  },
  { name: "errors", line: "errors" },
  { name: "errors-with-one", line: pod, script: "key e\nwait 1s\nkey :\ntype errors\nkey Enter" },
  { name: "find", line: "find front", script: "wait 1s" },
  { name: "screen-dumps", line: "sd" },
  { name: "folder", line: "dir", script: "wait 1s" },
  { name: "file", line: "dir", script: "wait 1s\nkey Down Enter\nwait 1s" },
  { name: "templates", line: "create", script: "wait 1s" },
  { name: "column-picker", line: pod, script: "key |" },
  { name: "revisions", line: front, script: "key Ctrl-L\nwait 1s" },
  {
    name: "revision",
    isChanging: true,
    line: front,
    script: "key r\nwait 1s\nkey Enter\nwait 5s\nkey Ctrl-L\nwait 1s\nkey End Enter\nwait 1s",
  },
  {
    name: "old-revisions",
    isChanging: true,
    line: front,
    script: "key r\nwait 1s\nkey Enter\nwait 5s\nkey Ctrl-L\nwait 1s",
  },
  { name: "text", line: "helm -A", script: "wait 1s\nkey y\nwait 1s" },
  { name: "mistakes", line: "apply wrong.yaml", script: "wait 1s" },
  { name: "running-forward", line: pod, script: "key Shift-F\nwait 1s\nkey Enter\nwait 1s\nkey f\nwait 1s" },
  { name: "drain", line: "nodes", script: "key Down r\nwait 1s" },
  {
    name: "drain-runs",
    isChanging: true,
    line: "nodes",
    script: "key r\nwait 1s\nkey Shift-Tab Enter\nwait 2s\nkey F2",
  },
  { name: "delete", line: pod, script: "key Ctrl-D\nwait 1s" },
  { name: "kill", line: pod, script: "key Ctrl-K\nwait 1s" },
  { name: "sanitize", line: "pods -n shop", script: "key z\nwait 1s" },
  { name: "scale", line: front, script: "key s\nwait 1s" },
  { name: "restart", line: front, script: "key r\nwait 1s" },
  { name: "set-image", line: front, script: "key i\nwait 1s" },
  { name: "pause", line: front, script: "key Ctrl-T\nwait 1s" },
  { name: "labels", line: front, script: "key m\nwait 1s" },
  { name: "cordon", line: "nodes", script: "key c\nwait 1s" },
  { name: "suspend", line: "cronjobs -n shop", script: "key s\nwait 1s" },
  { name: "trigger", line: "cronjobs -n shop", script: "key t\nwait 1s" },
  { name: "clone", line: pod, script: "key Ctrl-N\nwait 1s" },
  { name: "debug", line: pod, script: "key Shift-D\nwait 1s" },
  { name: "edit-secret", line: "secrets -n shop", script: "key e\nwait 1s" },
  { name: "pick-container", line: "pods -n shop /broken", script: "key s\nwait 1s" },
  { name: "config", line: "config", script: "wait 1s" },
  { name: "command-prompt", line: pod, script: "key :\ntype dep" },
  { name: "filter-prompt", line: "pods -n shop", script: "key /\ntype fr" },
];
