/** Pausing the roll-outs of deployments, and letting them go on: one key for both. */
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { mayPatch, patching, type PatchPlan } from "./patching.ts";
import { propose } from "./propose.ts";
import { readTargets } from "./read_targets.ts";

export const pauseKey: ObjectKey = {
  name: "pause",
  keys: ["Ctrl-T"],
  title: "pause or resume",
  group: "Change",
  appliesTo: isOneOf("deployments.apps"),
  writes: true,
  right: mayPatch,
  run: (targets, context) =>
    propose({
      ...patching({
        ...pausing(targets, true, context),
        title: `Pause ${nameTargets(targets)}`,
        patches: [],
      }),
      // Where some are paused and some are not, all are paused first.
      prepare: async ({ client }, signal) => {
        const objects = await readTargets(client, targets, signal);
        const arePaused = objects.every(({ spec }) => (spec as { paused?: boolean }).paused === true);
        return patching(pausing(targets, !arePaused, context));
      },
    }, context),
};

/** The patches are those of kubectl rollout pause and resume. */
function pausing(targets: readonly Target[], isPaused: boolean, context: PaneContext): PatchPlan {
  const named = nameTargets(targets);
  return {
    title: `${isPaused ? "Pause" : "Resume"} the roll-out of ${named}`,
    done: `roll-out of ${named} ${isPaused ? "paused" : "resumed"}`,
    kubectl: kubectlFor(isPaused ? "rollout pause" : "rollout resume", targets, "", context),
    patch: "strategic",
    patches: targets.map((target) => ({ target, body: { spec: { paused: isPaused || null } } })),
    back: (done) => pausing(done.map(({ write }) => write.target), !isPaused, context),
  };
}
