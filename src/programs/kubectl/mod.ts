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
      summary: "Put a service in front of a deployment, pod, service or replica set",
      load: async () => (await import("./expose.ts")).expose,
    },
    {
      name: "set",
      summary: "Change one thing of an object: image, resources, environment, selector",
      load: async () => (await import("./set/mod.ts")).set,
    },
    {
      name: "run",
      summary: "Start a pod of an image",
      load: async () => (await import("./run.ts")).run,
    },
  ]),
  ...under("Basic Commands (Intermediate)", [
    {
      name: "explain",
      summary: "Say what a kind is, and what its fields mean",
      load: async () => (await import("./explain.ts")).explain,
    },
    {
      name: "get",
      summary: "Show objects, as a table or in full",
      load: async () => (await import("./get.ts")).get,
    },
    {
      name: "edit",
      summary: "Change objects in an editor",
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
      summary: "Watch, stop, repeat or take back a rollout",
      load: async () => (await import("./rollout/mod.ts")).rollout,
    },
    {
      name: "scale",
      summary: "Change how many pods a workload has",
      load: async () => (await import("./scale.ts")).scale,
    },
    {
      name: "autoscale",
      summary: "Let the load decide how many pods a workload has",
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
      summary: "Approve or deny requests for certificates",
      load: async () => (await import("./certificate/mod.ts")).certificate,
    },
    {
      name: "cluster-info",
      summary: "Print where the API server and the cluster's services are",
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
      summary: "Join the main process of a container",
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
      summary: "Bring tools to a pod or a node that has none",
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
      summary: "Show what applying files would change",
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
      summary: "Print the manifests that a kustomization comes to",
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
      summary: "Add, change or remove annotations",
      load: async () => (await import("./annotate.ts")).annotate,
    },
    {
      name: "completion",
      summary: "A script that completes kubectl's words in a shell (bash, zsh, fish, or powershell)",
      load: async () => (await import("./completion.ts")).completion,
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
      summary: "Look into kubeconfig files and change them",
      load: async () => (await import("./config.ts")).config,
    },
    {
      name: "alpha",
      summary: "Commands for features that may still change",
      load: async () => (await import("./alpha.ts")).alpha,
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
    {
      name: "options",
      summary: "Print the flags that every command takes",
      hidden: true,
      load: async () => (await import("./options.ts")).options,
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
