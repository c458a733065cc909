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
      summary: "Create a resource from a file or from stdin",
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
      summary: "Display one or many resources",
      load: async () => (await import("./get.ts")).get,
    },
    {
      name: "edit",
      summary: "Edit a resource on the server",
      load: async () => (await import("./edit.ts")).edit,
    },
    {
      name: "delete",
      summary:
        "Delete resources by file names, stdin, resources and names, or by resources and label selector",
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
      summary: "Mark node as unschedulable",
      load: async () => (await import("./cordon.ts")).cordon,
    },
    {
      name: "uncordon",
      summary: "Mark node as schedulable",
      load: async () => (await import("./cordon.ts")).uncordon,
    },
    {
      name: "drain",
      summary: "Drain node in preparation for maintenance",
      load: async () => (await import("./drain.ts")).drain,
    },
    {
      name: "taint",
      summary: "Update the taints on one or more nodes",
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
      summary: "Display resource (CPU/memory) usage",
      load: async () => (await import("./top/mod.ts")).top,
    },
  ]),
  ...under("Troubleshooting and Debugging Commands", [
    {
      name: "describe",
      summary: "Show details of a specific resource or group of resources",
      load: async () => (await import("./describe.ts")).describe,
    },
    {
      name: "logs",
      summary: "Print the logs for a container in a pod",
      load: async () => (await import("./logs.ts")).logs,
    },
    {
      name: "attach",
      summary: "Attach to a running container",
      load: async () => (await import("./attach.ts")).attach,
    },
    {
      name: "exec",
      summary: "Execute a command in a container",
      load: async () => (await import("./exec.ts")).exec,
    },
    {
      name: "port-forward",
      summary: "Forward one or more local ports to a pod",
      load: async () => (await import("./port_forward.ts")).portForward,
    },
    {
      name: "proxy",
      summary: "Run a proxy to the Kubernetes API server",
      load: async () => (await import("./proxy.ts")).proxy,
    },
    {
      name: "cp",
      summary: "Copy files and directories to and from containers",
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
      summary: "Apply a configuration to a resource by file name or stdin",
      load: async () => (await import("./apply.ts")).apply,
    },
    {
      name: "patch",
      summary: "Update fields of a resource",
      load: async () => (await import("./patch.ts")).patch,
    },
    {
      name: "replace",
      summary: "Replace a resource by file name or stdin",
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
      summary: "Update the labels on a resource",
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
      summary: "Print the supported API resources on the server",
      load: async () => (await import("./api_resources.ts")).apiResources,
    },
    {
      name: "api-versions",
      summary: 'Print the supported API versions on the server, in the form of "group/version"',
      load: async () => (await import("./api_versions.ts")).apiVersions,
    },
    {
      name: "config",
      summary: "Modify kubeconfig files",
      load: async () => (await import("./config.ts")).config,
    },
    {
      name: "version",
      summary: "Print the client and server version information",
      load: async () => (await import("./version.ts")).version,
    },
    {
      name: "plugin",
      summary: "Provides utilities for interacting with plugins",
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
