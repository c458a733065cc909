/** Who else sets the number of replicas: an autoscaler, or the owner. Said before a number is set by hand. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { KubeList, KubeObject } from "../../kube/object.ts";
import { type Line, line } from "../../terminal/line.ts";
import type { PaneContext } from "../pane.ts";
import { resolveResource } from "../resolve_resource.ts";
import { type Target, targetTitle } from "../target.ts";
import { readTargets } from "./read_targets.ts";

/** A line for each that will set its own number again; none where that cannot be read. */
export async function scaleRivals(
  client: Client,
  targets: readonly Target[],
  { discovery }: Pick<PaneContext, "discovery">,
  signal: AbortSignal,
): Promise<Line[]> {
  const autoscalers = discovery && resolveResource(discovery, "horizontalpodautoscalers.autoscaling");
  const lines: Line[] = [];
  const namespaces = new Set(targets.map(({ namespace }) => namespace));
  for (const namespace of autoscalers ? namespaces : []) {
    const found = await readable(client.list(resourcePath(autoscalers!, { namespace }), { signal }));
    const own = targets.filter((target) => target.namespace === namespace);
    lines.push(...(found as KubeList | undefined)?.items.flatMap((one) => autoscalerLine(one, own)) ?? []);
  }
  const objects = await readable(readTargets(client, targets, signal));
  return [...lines, ...objects?.flatMap((object, index) => ownerLine(object, targets[index]!)) ?? []];
}

/** The number of minimum and maximum, and what is scaled. */
export interface AutoscalerSpec {
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly scaleTargetRef?: { readonly apiVersion?: string; readonly kind?: string; readonly name?: string };
}

function autoscalerLine({ metadata, spec }: KubeObject, targets: readonly Target[]): Line[] {
  const { scaleTargetRef: ref, minReplicas = 1, maxReplicas } = (spec ?? {}) as AutoscalerSpec;
  const isOne = targets.some(({ resource, name }) => resource.kind === ref?.kind && name === ref?.name);
  if (!isOne) return [];
  const range = `${minReplicas} to ${maxReplicas}`;
  return [
    line(
      `HorizontalPodAutoscaler ${metadata.name} (${range}) sets the number of ${ref!.name} itself.`,
      "warn",
    ),
  ];
}

function ownerLine({ metadata }: KubeObject, target: Target): Line[] {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  if (!owner) return [];
  const text = `${owner.kind} ${owner.name} owns ${targetTitle(target)} and will set its own number again.`;
  return [line(text, "warn")];
}

async function readable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
