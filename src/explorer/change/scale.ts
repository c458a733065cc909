/** Scaling: the number of replicas, asked for and changed through the sub-resource `scale`, as kubectl does. */
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import { resourceOfKind } from "../resolve_resource.ts";
import type { Target } from "../target.ts";
import type { Change } from "./change.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { patching, type PatchPlan } from "./patching.ts";
import { type AutoscalerSpec, scaleRivals } from "./scale_rivals.ts";
import { readTargets } from "./read_targets.ts";
import { propose } from "./propose.ts";

export const scaleKey: ObjectKey = {
  name: "scale",
  keys: ["s"],
  title: "scale",
  group: "Change",
  footer: 4,
  appliesTo: (resource) => resource.subresources.includes("scale") || isAutoscaler(resource),
  writes: true,
  right: ({ resource: { group, name: plural }, namespace, name }) =>
    isAutoscaler({ group, name: plural })
      // Whether what it scales may be scaled is found out when that is known.
      ? { verb: "get", group, resource: plural, namespace, name }
      : { verb: "patch", group, resource: plural, subresource: "scale", namespace, name },
  run: (targets, context) => propose(scaling(targets, context), context),
};

function scaling(targets: readonly Target[], context: PaneContext): Change {
  return {
    ...scaled(targets, undefined, context),
    prepare: async ({ client }, signal) => {
      const isIndirect = isAutoscaler(targets[0]!.resource);
      const meant = isIndirect ? await scaledByThem(client, targets, context, signal) : targets;
      const scales = await Promise.all(
        meant.slice(0, readLimit).map((target) => readScale(client, target, signal)),
      );
      return asked(meant, scales, context);
    },
  };
}

const isAutoscaler = isOneOf("horizontalpodautoscalers.autoscaling");

/** What autoscalers scale stands for them. */
async function scaledByThem(
  client: Client,
  autoscalers: readonly Target[],
  { discovery }: PaneContext,
  signal: AbortSignal,
): Promise<Target[]> {
  const objects = await readTargets(client, autoscalers, signal);
  const targets: Target[] = [];
  for (const [index, { namespace, name }] of autoscalers.entries()) {
    const { scaleTargetRef: ref } = objects[index]!["spec"] as AutoscalerSpec;
    const resource = discovery && resourceOfKind(discovery, ref?.apiVersion ?? "", ref?.kind ?? "");
    if (!resource || !ref?.name) {
      throw new Error(`what ${name} scales is not known: ${ref?.kind} ${ref?.name}`);
    }
    const scale = await readScale(client, { resource, namespace, name: ref.name, uid: "" }, signal);
    targets.push({ resource, namespace, name: ref.name, uid: scale.metadata.uid ?? "" });
  }
  return targets;
}

/** Of many targets only the first are read: the numbers are a hint. */
const readLimit = 20;

interface Scale {
  readonly metadata: { readonly uid?: string };
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly replicas?: number };
}

async function readScale(client: Client, target: Target, signal: AbortSignal): Promise<Scale> {
  const { resource, namespace, name } = target;
  return await client.get<Scale>(resourcePath(resource, { namespace, name, subresource: "scale" }), {
    signal,
  });
}

function asked(targets: readonly Target[], scales: readonly Scale[], context: PaneContext): Change {
  const numbers = [...new Set(scales.map(({ spec }) => spec?.replicas ?? 0))];
  const running = scales.reduce((sum, { status }) => sum + (status?.replicas ?? 0), 0);
  return {
    ...scaled(targets, undefined, context),
    options: {
      fields: [{
        type: "text",
        name: "replicas",
        label: "replicas",
        value: numbers.length === 1 ? String(numbers[0]) : "",
        isReplaced: true,
        hint: `now ${numbers.join(", ")}, ${running} running`,
      }],
      with: ({ replicas }) => {
        if (replicas === "") return scaled(targets, undefined, context);
        if (!/^\d{1,6}$/.test(replicas!)) return `"${replicas}" is not a number of replicas`;
        return {
          ...scaled(targets, Number(replicas), context),
          consequences: async ({ client }, tell, signal) =>
            tell(await scaleRivals(client, targets.slice(0, readLimit), context, signal)),
        };
      },
    },
  };
}

function scaled(targets: readonly Target[], replicas: number | undefined, context: PaneContext): Change {
  const some = replicas === undefined ? [] : targets;
  const change = patching(scalePlan(some, some.map(() => replicas!), context));
  const title = replicas === undefined ? `Scale ${nameTargets(targets)}` : change.title;
  return { ...change, title };
}

function scalePlan(targets: readonly Target[], numbers: readonly number[], context: PaneContext): PatchPlan {
  const named = nameTargets(targets);
  const to = [...new Set(numbers)].join(", ");
  return {
    title: `Scale ${named} to ${to}`,
    done: `${named} scaled to ${to}`,
    kubectl: Map.groupBy(targets.keys(), (index) => numbers[index]!).entries()
      .map(([replicas, indices]) =>
        kubectlFor("scale", indices.map((index) => targets[index]!), `--replicas=${replicas}`, context)
      ).toArray().join("; "),
    patch: "merge",
    subresource: "scale",
    patches: targets.map((target, index) => ({ target, body: { spec: { replicas: numbers[index]! } } })),
    back: (done) =>
      scalePlan(
        done.map(({ write }) => write.target),
        done.map(({ before }) => (before?.["spec"] as Scale["spec"])?.replicas ?? 0),
        context,
      ),
  };
}
