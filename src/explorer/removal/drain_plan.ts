/** Which pods a drain takes from a node, and which of them block it. */
import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import { type DrainChoice, type DrainPlan, judgePods } from "../../kube/drain_verdict.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Surroundings } from "./surroundings.ts";

export async function planDrain(node: string, choice: DrainChoice, around: Surroundings): Promise<DrainPlan> {
  const pods = await around.listOf(PODS, { fieldSelector: `spec.nodeName=${node}` });
  const daemonSets = await around.list("daemonsets.apps");
  return judgePods(pods, choice, new Set(daemonSets.map(({ metadata }) => metadata.uid)));
}

/** `/api/v1/namespaces/shop/pods/front-1`. */
export function podPath({ metadata }: KubeObject, subresource?: string): string {
  return resourcePath(PODS, { namespace: metadata.namespace, name: metadata.name, subresource });
}
