/** Work beyond the screen: the editor, shells, files, ports. What a key starts is loaded when it is pressed. */
import type { Command } from "../command.ts";
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import type { Right } from "../rights.ts";
import { sourceTable } from "../table/table_pane.ts";
import type { Target } from "../target.ts";
import { forwardList } from "./forward_list.ts";

const isPod = isOneOf("pods");
const hasPorts = isOneOf(
  "pods",
  "services",
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "replicasets.apps",
);

export const sessionKeys: readonly ObjectKey[] = [
  {
    ...later(async (target, context) => {
      const { edit } = await import("./edit_form.ts");
      return edit(target, context);
    }),
    name: "edit",
    keys: ["e"],
    title: "edit",
    group: "Change",
    footer: 8,
    appliesTo: ({ verbs }, target) => verbs.includes("patch") && target?.container === undefined,
    right: ({ resource, namespace, name }) => ({
      verb: "patch",
      group: resource.group,
      resource: resource.name,
      namespace,
      name,
    }),
  },
  {
    ...later(async (target, context) => (await import("./shell.ts")).openShell(target, context)),
    name: "shell",
    keys: ["s"],
    title: "shell",
    footer: 4,
    appliesTo: isPod,
    right: podRight("exec"),
  },
  {
    ...later(async (target, context) => (await import("./node_shell.ts")).nodeShell(target, context)),
    name: "node-shell",
    keys: ["s"],
    title: "shell",
    footer: 5,
    appliesTo: isOneOf("nodes"),
    whyNot: (_targets, { settings }) =>
      settings.nodeShell.enabled
        ? undefined
        : "shells on nodes need a privileged pod; nodeShell.enabled: true in config.yaml allows them (:config reads it)",
  },
  {
    ...later(async (target, context) => (await import("./attach.ts")).attach(target, context)),
    name: "attach",
    keys: ["a"],
    title: "attach",
    footer: 17,
    appliesTo: isPod,
    right: podRight("attach"),
  },
  {
    // Downloads run `tar` in the container: whatever runs a program there is refused in read-only mode, as exec is.
    ...later(async (target) => (await import("./transfer_form.ts")).transferForm(target)),
    name: "transfer",
    keys: ["t"],
    title: "copy files",
    appliesTo: isPod,
    right: podRight("exec"),
  },
  {
    ...later(async (target) => (await import("./debug_container.ts")).debugForm(target)),
    name: "debug",
    keys: ["Shift-D"],
    title: "debug container",
    footer: 18,
    appliesTo: isPod,
    right: ({ namespace, name }) => ({
      verb: "patch",
      group: "",
      resource: "pods",
      subresource: "ephemeralcontainers",
      namespace,
      name,
    }),
  },
  {
    ...later(async (target) => (await import("./forward_form.ts")).forwardForm(target)),
    name: "port-forward",
    keys: ["Shift-F"],
    title: "port-forward",
    footer: 9,
    appliesTo: hasPorts,
    right: podRight("portforward"),
  },
  {
    name: "port-forwards",
    keys: ["f"],
    title: "its port-forwards",
    group: "Terminal",
    isForOne: true,
    appliesTo: hasPorts,
    run: ([target]) => [{ type: "open", pane: sourceTable(forwardList(target)) }],
  },
];

function later(
  load: (target: Target, context: PaneContext) => Promise<readonly Command[]>,
): Pick<ObjectKey, "group" | "isForOne" | "writes" | "run"> {
  return {
    group: "Terminal",
    isForOne: true,
    writes: true,
    run: ([target], context) => [{ type: "later", load: () => load(target!, context) }],
  };
}

function podRight(subresource: string): (target: Target) => Right {
  return ({ namespace, name }) => ({
    verb: "create",
    group: "",
    resource: "pods",
    subresource,
    namespace,
    name,
  });
}
