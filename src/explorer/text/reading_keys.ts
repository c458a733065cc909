/** Texts that open on the selected object. */
import { explainPane } from "../explain/explain_pane.ts";
import type { ObjectKey } from "../object_key.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import type { Target } from "../target.ts";
import { isSecret } from "./decoded_secret.ts";
import { describePane } from "./describe_pane.ts";
import { yamlPane } from "./yaml_pane.ts";

export const readingKeys: readonly ObjectKey[] = [
  { ...opening(describePane), name: "describe", keys: ["d"], title: "describe", footer: 3 },
  { ...opening((target) => yamlPane(target)), name: "yaml", keys: ["y"], title: "yaml", footer: 6 },
  {
    ...opening((target) => yamlPane(target, { isDecoded: true })),
    name: "decode",
    keys: ["x"],
    title: "decode",
    footer: 2,
    appliesTo: isSecret,
  },
  {
    ...opening(({ resource }, { discovery }) => explainPane(kubectlName(discovery, resource))),
    name: "explain",
    keys: ["F1"],
    title: "explain",
    footer: 16,
  },
];

function opening(
  pane: (target: Target, context: PaneContext) => NewPane,
): Pick<ObjectKey, "group" | "isForOne" | "run"> {
  return {
    group: "Row",
    isForOne: true,
    run: ([target], context) => [{ type: "open", pane: pane(target!, context) }],
  };
}
