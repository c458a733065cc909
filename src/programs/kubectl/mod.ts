import type { LazyProgram, Program } from "../program.ts";
import { withKubectlFlags } from "./kubectl_manner.ts";
import { runPlugin } from "./plugin_search.ts";

/**
 * Every verb, in the order and under the headings of the original's help. Each is read when it is called: `get pods` has
 * not to wait for the others. What is said here has to be what the verb's own record says.
 */
const verbs: readonly LazyProgram[] = [
  ...under("Basic Commands (Beginner)", [
    {
      name: "create",
      summary: "Make new objects, from files or by kind",
      load: async () => (await import("./create.ts")).create,
    },
    {
      name: "expose",
      summary:
        "Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service",
      load: async () => (await import("./expose.ts")).expose,
    },
    {
      name: "set",
      summary: "Set specific features on objects",
      load: async () => (await import("./set/mod.ts")).set,
    },
    {
      name: "run",
      summary: "Run a particular image on the cluster",
      load: async () => (await import("./run.ts")).run,
    },
  ]),
  ...under("Basic Commands (Intermediate)", [
    {
      name: "explain",
      summary: "Get documentation for a resource",
      load: async () => (await import("./explain.ts")).explain,
    },
    {
      name: "get",
      summary: "Show objects, as a table or in full",
      load: async () => (await import("./get.ts")).get,
    },
    {
      name: "edit",
      summary: "Edit a resource on the server",
      load: async () => (await import("./edit.ts")).edit,
    },
    {
      name: "delete",
      summary: "Delete objects, by files, names or labels",
      load: async () => (await import("./delete.ts")).remove,
    },
  ]),
  ...under("Deploy Commands", [
    {
      name: "rollout",
      summary: "Manage the rollout of a resource",
      load: async () => (await import("./rollout/mod.ts")).rollout,
    },
    {
      name: "scale",
      summary: "Set a new size for a deployment, replica set, or replication controller",
      load: async () => (await import("./scale.ts")).scale,
    },
    {
      name: "autoscale",
      summary: "Auto-scale a deployment, replica set, stateful set, or replication controller",
      load: async () => (await import("./autoscale.ts")).autoscale,
    },
  ]),
  ...under("Cluster Management Commands", [
    {
      name: "cordon",
      summary: "Keep new pods off nodes",
      load: async () => (await import("./cordon.ts")).cordon,
    },
    {
      name: "uncordon",
      summary: "Let nodes take new pods again",
      load: async () => (await import("./cordon.ts")).uncordon,
    },
    {
      name: "drain",
      summary: "Move the pods off nodes",
      load: async () => (await import("./drain.ts")).drain,
    },
    {
      name: "taint",
      summary: "Taints of nodes: what keeps pods away",
      load: async () => (await import("./taint.ts")).taint,
    },
    {
      name: "certificate",
      summary: "Modify certificate resources",
      load: async () => (await import("./certificate/mod.ts")).certificate,
    },
    {
      name: "cluster-info",
      summary: "Display cluster information",
      load: async () => (await import("./cluster_info.ts")).clusterInfo,
    },
    {
      name: "top",
      summary: "CPU and memory that are used now",
      load: async () => (await import("./top/mod.ts")).top,
    },
  ]),
  ...under("Troubleshooting and Debugging Commands", [
    {
      name: "describe",
      summary: "All about objects, with their events",
      load: async () => (await import("./describe.ts")).describe,
    },
    {
      name: "logs",
      summary: "What containers have written",
      load: async () => (await import("./logs.ts")).logs,
    },
    {
      name: "attach",
      summary: "Attach to a running container",
      load: async () => (await import("./attach.ts")).attach,
    },
    {
      name: "exec",
      summary: "Run a command inside a container",
      load: async () => (await import("./exec.ts")).exec,
    },
    {
      name: "port-forward",
      summary: "Local ports that lead into a pod",
      load: async () => (await import("./port_forward.ts")).portForward,
    },
    {
      name: "proxy",
      summary: "The API on a local port, without credentials",
      load: async () => (await import("./proxy.ts")).proxy,
    },
    {
      name: "cp",
      summary: "Files to and from containers",
      load: async () => (await import("./cp.ts")).cp,
    },
    {
      name: "debug",
      summary: "Create debugging sessions for troubleshooting workloads and nodes",
      load: async () => (await import("./debug.ts")).debug,
    },
    {
      name: "auth",
      summary: "Inspect authorization",
      load: async () => (await import("./auth/mod.ts")).auth,
    },
    {
      name: "events",
      summary: "List events",
      load: async () => (await import("./events.ts")).events,
    },
  ]),
  ...under("Advanced Commands", [
    {
      name: "diff",
      summary: "Diff the live version against a would-be applied version",
      load: async () => (await import("./diff.ts")).diff,
    },
    {
      name: "apply",
      summary: "Make objects as files say, new or changed",
      load: async () => (await import("./apply.ts")).apply,
    },
    {
      name: "patch",
      summary: "Change parts of objects",
      load: async () => (await import("./patch.ts")).patch,
    },
    {
      name: "replace",
      summary: "Put files in the place of objects",
      load: async () => (await import("./replace.ts")).replace,
    },
    {
      name: "wait",
      summary: "Experimental: Wait for a specific condition on one or many resources",
      load: async () => (await import("./wait.ts")).wait,
    },
    {
      name: "kustomize",
      summary: "Build a kustomization target from a directory or URL",
      load: async () => (await import("./kustomize.ts")).kustomize,
    },
  ]),
  ...under("Settings Commands", [
    {
      name: "label",
      summary: "Labels of objects",
      load: async () => (await import("./label.ts")).label,
    },
    {
      name: "annotate",
      summary: "Update the annotations on a resource",
      load: async () => (await import("./annotate.ts")).annotate,
    },
  ]),
  ...under("Other Commands", [
    {
      name: "api-resources",
      summary: "Which kinds the server knows",
      load: async () => (await import("./api_resources.ts")).apiResources,
    },
    {
      name: "api-versions",
      summary: "Which groups and versions the server knows",
      load: async () => (await import("./api_versions.ts")).apiVersions,
    },
    {
      name: "config",
      summary: "Modify kubeconfig files",
      load: async () => (await import("./config.ts")).config,
    },
    {
      name: "version",
      summary: "Versions of this client and of the server",
      load: async () => (await import("./version.ts")).version,
    },
    {
      name: "plugin",
      summary: "Programs on the PATH that are verbs, too",
      load: async () => (await import("./plugin/mod.ts")).plugin,
    },
  ]),
];

/** Verbs that `pequod` offers without the word kubectl in front. */
export const shortcuts: readonly LazyProgram[] = [
  "get",
  "describe",
  "explain",
  "api-resources",
  "api-versions",
  "config",
].map((name) => verbs.find((verb) => verb.name === name)!);

/** `pequod kubectl`: one file per verb. */
export const kubectl: Program = {
  name: "kubectl",
  summary: "Verbs of kubectl, against any cluster",
  usage: ["VERB"],
  flags: [],
  programs: verbs,
  within: withKubectlFlags,
  extension: runPlugin,
};

function under(group: string, programs: LazyProgram[]): LazyProgram[] {
  return programs.map((program) => ({ ...program, group }));
}
