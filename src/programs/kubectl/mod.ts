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
  ]),
  ...under("Advanced Commands", [
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
