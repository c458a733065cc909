/** Scaling: the number of replicas, asked for and changed through the sub-resource `scale`, as kubectl does. */
import type { ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import type { Change, DoneWrite, Write } from "./change.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { propose } from "./propose.ts";

export const scaleKey: ObjectKey = {
  name: "scale",
  keys: ["s"],
  title: "scale",
  group: "Change",
  footer: 24,
  appliesTo: ({ subresources }) => subresources.includes("scale"),
  writes: true,
  right: ({ resource, namespace, name }) => ({
    verb: "patch",
    group: resource.group,
    resource: resource.name,
    subresource: "scale",
    namespace,
    name,
  }),
  run: (targets, context) => propose(scaling(targets, context), context),
};

function scaling(targets: readonly Target[], context: PaneContext): Change {
  const named = nameTargets(targets);
  return {
    ...scaled(targets, undefined, context),
    options: {
      fields: [{
        type: "text",
        name: "replicas",
        label: "replicas",
        value: "",
        hint: "a number",
      }],
      with: ({ replicas }) => {
        if (replicas === "") return { ...scaled(targets, undefined, context), title: `Scale ${named}` };
        if (!/^\d{1,6}$/.test(replicas!)) return `"${replicas}" is not a number of replicas`;
        return scaled(targets, Number(replicas), context);
      },
    },
  };
}

function scaled(targets: readonly Target[], replicas: number | undefined, context: PaneContext): Change {
  const writes = replicas === undefined ? [] : targets.map((target) => scaleWrite(target, replicas));
  const named = nameTargets(targets);
  return {
    title: `Scale ${named}${replicas === undefined ? "" : ` to ${replicas}`}`,
    done: `${named} scaled to ${replicas}`,
    writes,
    kubectl: kubectlFor("scale", targets, `--replicas=${replicas ?? "N"}`, context),
    isDestructive: false,
    undo: (done) => unscaled(done, context),
  };
}

function unscaled(done: readonly DoneWrite[], context: PaneContext): Change {
  const numbers = done.map(({ before }) =>
    (before?.["spec"] as { replicas?: number } | undefined)?.replicas ?? 0
  );
  const targets = done.map(({ write }) => write.target);
  const named = nameTargets(targets);
  const all = [...new Set(numbers)].join(", ");
  return {
    title: `Scale ${named} back to ${all}`,
    done: `${named} scaled back to ${all}`,
    writes: done.map(({ write }, index) => scaleWrite(write.target, numbers[index]!)),
    kubectl: targets.map((target, index) =>
      kubectlFor("scale", [target], `--replicas=${numbers[index]}`, context)
    )
      .join("; "),
    isDestructive: false,
    undo: "it takes a change back itself",
  };
}

function scaleWrite(target: Target, replicas: number): Write {
  return {
    target,
    request: { type: "patch", patch: "merge", subresource: "scale", body: { spec: { replicas } } },
  };
}
