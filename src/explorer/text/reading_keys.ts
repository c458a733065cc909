/** Texts that open on the selected object. */
import type { ObjectKey } from "../object_key.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { opening, rooms } from "../rooms.ts";
import { kubectlName } from "../resolve_resource.ts";
import type { Target } from "../target.ts";
import { isSecret } from "./decoded_secret.ts";

export const readingKeys: readonly ObjectKey[] = [
  {
    ...reading(rooms.describe, ({ describePane }, target) => describePane(target)),
    name: "describe",
    keys: ["d"],
    title: "describe",
    footer: 3,
  },
  {
    ...reading(rooms.yaml, ({ yamlPane }, target) => yamlPane(target)),
    name: "yaml",
    keys: ["y"],
    title: "yaml",
    footer: 6,
  },
  {
    ...reading(rooms.yaml, ({ yamlPane }, target) => yamlPane(target, { isDecoded: true })),
    name: "decode",
    keys: ["x"],
    title: "decode",
    footer: 2,
    appliesTo: isSecret,
  },
  {
    ...reading(
      rooms.explain,
      ({ explainPane }, { resource }, { discovery }) => explainPane(kubectlName(discovery, resource)),
    ),
    name: "explain",
    keys: ["F1"],
    title: "explain",
    footer: 16,
  },
];

function reading<M>(
  room: () => Promise<M>,
  pane: (room: M, target: Target, context: PaneContext) => NewPane,
): Pick<ObjectKey, "group" | "isForOne" | "run"> {
  return {
    group: "Row",
    isForOne: true,
    run: ([target], context) => [opening(room, (loaded) => pane(loaded, target!, context))],
  };
}
