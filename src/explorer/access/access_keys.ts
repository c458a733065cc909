import { isOneOf, type ObjectKey } from "../object_key.ts";

const group = "rbac.authorization.k8s.io";

/** Enter on what grants rights leads to them. */
export const accessKeys: readonly ObjectKey[] = [
  {
    name: "rules",
    keys: ["Enter"],
    title: "rules",
    group: "Row",
    footer: 1,
    isForOne: true,
    appliesTo: isOneOf(
      `roles.${group}`,
      `clusterroles.${group}`,
      `rolebindings.${group}`,
      `clusterrolebindings.${group}`,
      "serviceaccounts",
    ),
    run: ([target]) => [{
      type: "later",
      load: async () => {
        const [{ rulesSource }, { sourceTable }] = await Promise.all([
          import("./sources.ts"),
          import("../table/table_pane.ts"),
        ]);
        return [{ type: "open", pane: sourceTable(rulesSource(target!)) }];
      },
    }],
  },
];
