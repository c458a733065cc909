import { type ApiResource } from "../../kube/discovery.ts";
import type { Command } from "../command.ts";
import type { ObjectKey } from "../object_key.ts";
import type { NewPane } from "../pane.ts";
import type { Target } from "../target.ts";

/** What stands around an object: its tree, who uses it, its events and those of all it owns. */
export const aroundKeys: readonly ObjectKey[] = [
  {
    name: "tree",
    keys: ["Shift-H"],
    title: "tree",
    group: "Around",
    footer: 12,
    isForOne: true,
    run: ([target]) =>
      later(async () => {
        const { treePane } = await import("./tree_pane.ts");
        return treePane(target!);
      }),
  },
  {
    name: "used-by",
    keys: ["u"],
    title: "used by",
    group: "Around",
    footer: 5,
    isForOne: true,
    appliesTo: isUsed,
    run: ([target]) => later(() => sourceOf(async () => (await import("./used_by.ts")).usedBy(target!))),
  },
  {
    name: "owned-events",
    keys: ["Shift-E"],
    title: "events",
    group: "Around",
    footer: 14,
    isForOne: true,
    appliesTo: ({ name }) => name !== "events",
    run: ([target]) =>
      later(() => sourceOf(async () => (await import("./owned_events.ts")).ownedEvents(target!))),
  },
];

/** Kinds whose objects others name. */
function isUsed({ name, group }: ApiResource, _target?: Target): boolean {
  return usable.has(group === "" ? name : `${name}.${group}`);
}

const usable = new Set([
  "configmaps",
  "secrets",
  "persistentvolumeclaims",
  "persistentvolumes",
  "serviceaccounts",
  "services",
  "priorityclasses.scheduling.k8s.io",
  "runtimeclasses.node.k8s.io",
  "storageclasses.storage.k8s.io",
  "ingressclasses.networking.k8s.io",
  "roles.rbac.authorization.k8s.io",
  "clusterroles.rbac.authorization.k8s.io",
]);

async function sourceOf(
  load: () => Promise<Parameters<typeof import("../table/table_pane.ts").sourceTable>[0]>,
) {
  const { sourceTable } = await import("../table/table_pane.ts");
  return sourceTable(await load());
}

function later(load: () => Promise<NewPane>): readonly Command[] {
  return [{ type: "later", load: async () => [{ type: "open", pane: await load() }] }];
}
