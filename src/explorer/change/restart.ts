/** Restarting: the annotation that kubectl rollout restart writes into the pod template, so that new pods come. */
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import { type Target, targetTitle } from "../target.ts";
import type { Change } from "./change.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { mayPatch, patching } from "./patching.ts";
import { propose } from "./propose.ts";
import { readTargets } from "./read_targets.ts";

export const restartKey: ObjectKey = {
  name: "restart",
  keys: ["r"],
  title: "restart",
  group: "Change",
  footer: 5,
  appliesTo: isOneOf("deployments.apps", "statefulsets.apps", "daemonsets.apps"),
  writes: true,
  right: mayPatch,
  run: (targets, context) => propose(restarting(targets, context), context),
};

function restarting(targets: readonly Target[], context: PaneContext): Change {
  const named = nameTargets(targets);
  // kubectl writes the moment without fractions of a second.
  const restartedAt = new Date(context.now).toISOString().replace(/\.\d+Z$/, "Z");
  const annotations = { "kubectl.kubernetes.io/restartedAt": restartedAt };
  const change = patching({
    title: `Restart ${named}`,
    done: `${named} restarted: new pods take the place of the old ones`,
    kubectl: kubectlFor("rollout restart", targets, "", context),
    patch: "strategic",
    patches: targets.map((target) => ({
      target,
      body: { spec: { template: { metadata: { annotations } } } },
    })),
    back: "the pods of before have been replaced",
  });
  return {
    ...change,
    prepare: async ({ client }, signal) => {
      const objects = await readTargets(client, targets, signal);
      const paused = targets.find((_, index) => (objects[index]!["spec"] as { paused?: boolean })?.paused);
      if (paused) throw new Error(`${targetTitle(paused)} is paused: resume it first (Ctrl-T)`);
      return change;
    },
  };
}
