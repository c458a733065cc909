/** Suspending cron jobs, and letting them run again: one key for both. */
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { mayPatch, patching, type PatchPlan } from "./patching.ts";
import { propose } from "./propose.ts";
import { readTargets } from "./read_targets.ts";

export const suspendKey: ObjectKey = {
  name: "suspend",
  keys: ["s"],
  title: "suspend or resume",
  group: "Change",
  footer: 5,
  appliesTo: isOneOf("cronjobs.batch"),
  writes: true,
  right: mayPatch,
  run: (targets, context) =>
    propose({
      ...patching({ ...suspending(targets, true, context), patches: [] }),
      // Where some are suspended and some are not, all are suspended first.
      prepare: async ({ client }, signal) => {
        const objects = await readTargets(client, targets, signal);
        const areSuspended = objects.every(({ spec }) => (spec as { suspend?: boolean }).suspend === true);
        return patching(suspending(targets, !areSuspended, context));
      },
    }, context),
};

function suspending(targets: readonly Target[], isSuspended: boolean, context: PaneContext): PatchPlan {
  const named = nameTargets(targets);
  const patch = JSON.stringify({ spec: { suspend: isSuspended } });
  return {
    title: `${isSuspended ? "Suspend" : "Resume"} ${named}`,
    done: `${named} ${isSuspended ? "suspended: no new jobs start" : "resumed"}`,
    kubectl: kubectlFor("patch", targets, `-p '${patch}'`, context),
    patch: "strategic",
    patches: targets.map((target) => ({ target, body: { spec: { suspend: isSuspended } } })),
    back: (done) => suspending(done.map(({ write }) => write.target), !isSuspended, context),
  };
}
