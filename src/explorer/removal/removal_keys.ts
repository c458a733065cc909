/** Keys that take objects away, or take them back to what they were. What they do is loaded when it is first done. */
import type { Command } from "../command.ts";
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { Right } from "../rights.ts";
import type { Target } from "../target.ts";

export const removalKeys: readonly ObjectKey[] = [
  {
    name: "delete",
    keys: ["Ctrl-D"],
    title: "delete",
    group: "Change",
    footer: 7,
    writes: true,
    appliesTo: ({ verbs }, target) => verbs.includes("delete") && target?.container === undefined,
    right: (target) => rightTo("delete", target),
    run: (targets, context) =>
      later(async () => {
        const [{ deleteChange }, { propose }] = await Promise.all([
          import("./delete_change.ts"),
          import("../change/propose.ts"),
        ]);
        return propose(deleteChange(targets, context), context);
      }),
  },
  {
    name: "kill",
    keys: ["Ctrl-K"],
    title: "kill now",
    group: "Change",
    writes: true,
    appliesTo: (resource, target) => isOneOf("pods")(resource) && target?.container === undefined,
    right: (target) => rightTo("delete", target),
    run: (targets, context) =>
      later(async () => {
        const [{ killChange }, { propose }] = await Promise.all([
          import("./delete_change.ts"),
          import("../change/propose.ts"),
        ]);
        return propose(killChange(targets, context), context);
      }),
  },
  {
    name: "drain",
    keys: ["r"],
    title: "drain",
    group: "Change",
    footer: 5,
    writes: true,
    appliesTo: isOneOf("nodes"),
    right: (target) => rightTo("patch", target),
    whyNot: (_targets, { rights }) =>
      rights.may({ verb: "create", group: "", resource: "pods", subresource: "eviction" }) === false
        ? "you may not create pods/eviction"
        : undefined,
    run: (targets, context) =>
      later(async () => {
        const [{ drainChange }, { propose }] = await Promise.all([
          import("./drain_change.ts"),
          import("../change/propose.ts"),
        ]);
        return propose(drainChange(targets, context), context);
      }),
  },
  {
    name: "revisions",
    keys: ["Ctrl-L"],
    title: "revisions",
    group: "Change",
    footer: 13,
    isForOne: true,
    appliesTo: isOneOf("deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps"),
    right: ({ namespace, resource }) => ({
      verb: "list",
      group: "apps",
      resource: isOneOf("deployments.apps", "replicasets.apps")(resource)
        ? "replicasets"
        : "controllerrevisions",
      namespace,
    }),
    run: ([target], context) =>
      later(async () => (await import("./revisions_table.ts")).openRevisions(target!, context)),
  },
];

function later(load: () => Promise<readonly Command[]>): readonly Command[] {
  return [{ type: "later", load }];
}

function rightTo(verb: string, { resource, namespace, name }: Target): Right {
  return { verb, group: resource.group, resource: resource.name, namespace, name };
}
