/** Keys that make objects from others. What they do is loaded when it is first done. */
import type { ObjectKey } from "../object_key.ts";

export const creationKeys: readonly ObjectKey[] = [
  {
    name: "clone",
    keys: ["Ctrl-N"],
    title: "clone",
    group: "Change",
    writes: true,
    isForOne: true,
    appliesTo: ({ verbs }, target) => verbs.includes("create") && target?.container === undefined,
    right: ({ resource, namespace }) => ({
      verb: "create",
      group: resource.group,
      resource: resource.name,
      namespace,
    }),
    run: ([target], context) => [{
      type: "later",
      load: async () => (await import("./clone.ts")).cloneForm(target!, context),
    }],
  },
];
