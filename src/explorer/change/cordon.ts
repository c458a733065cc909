/** Keeping new pods off nodes, and letting them come again. */
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { kubectlWords, nameTargets } from "./change_words.ts";
import { mayPatch, patching, type PatchPlan } from "./patching.ts";
import { propose } from "./propose.ts";

const base = {
  group: "Change",
  appliesTo: isOneOf("nodes"),
  writes: true,
  right: mayPatch,
} as const;

export const cordonKeys: readonly ObjectKey[] = [
  {
    ...base,
    name: "cordon",
    keys: ["c"],
    title: "cordon",
    footer: 4,
    run: (targets, context) => propose(patching(cordoning(targets, true, context)), context),
  },
  {
    ...base,
    name: "uncordon",
    keys: ["u"],
    title: "uncordon",
    footer: 9,
    run: (targets, context) => propose(patching(cordoning(targets, false, context)), context),
  },
];

/** The patches are those of kubectl cordon and uncordon. */
function cordoning(targets: readonly Target[], isCordoned: boolean, context: PaneContext): PatchPlan {
  const verb = isCordoned ? "cordon" : "uncordon";
  const named = nameTargets(targets);
  return {
    title: `${isCordoned ? "Cordon" : "Uncordon"} ${named}`,
    done: `${named} ${verb}ed: ${isCordoned ? "no new pods come" : "new pods may come again"}`,
    kubectl: kubectlWords([verb, ...targets.map(({ name }) => name)], context),
    patch: "strategic",
    patches: targets.map((target) => ({ target, body: { spec: { unschedulable: isCordoned || null } } })),
    back: (done) => cordoning(done.map(({ write }) => write.target), !isCordoned, context),
  };
}
