/** Keys that take objects away. */
import { propose } from "../change/propose.ts";
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { Target } from "../target.ts";
import { chosenDelete, deleteChange } from "./delete_change.ts";
import { plainDelete } from "./delete_choice.ts";

export const removalKeys: readonly ObjectKey[] = [
  {
    name: "delete",
    keys: ["Ctrl-D"],
    title: "delete",
    group: "Change",
    footer: 20,
    writes: true,
    appliesTo: ({ verbs }, target) => verbs.includes("delete") && target?.container === undefined,
    right: (target) => rightTo("delete", target),
    run: (targets, context) => propose(deleteChange(targets, context), context),
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
      propose(chosenDelete(targets, { ...plainDelete, graceSeconds: 1 }, context, "Kill"), context),
  },
];

function rightTo(verb: string, { resource, namespace, name }: Target) {
  return { verb, group: resource.group, resource: resource.name, namespace, name };
}
