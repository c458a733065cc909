/** Services whose endpoints go: `Service front keeps 2 of 3 endpoints`. */
import type { IService } from "kubernetes-models/v1/Service";
import { fromLabelMap, matchesLabels } from "../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import { isReplaced, isTarget, type Scene } from "./scene.ts";

type Leaving = Pick<Scene, "doomed" | "pods" | "targets" | "around">;

export async function endpointsLeft(scene: Leaving): Promise<Line[]> {
  if (scene.pods.length === 0) return [];
  const namespaces = [...new Set(scene.pods.map(({ metadata }) => metadata.namespace ?? ""))];
  const lines = await Promise.all(namespaces.map(async (namespace) => {
    const [services, pods] = await Promise.all([
      scene.around.list("services", { namespace }),
      scene.around.list("pods", { namespace }),
    ]);
    return services.flatMap((service) => {
      if (isTarget(scene, service.metadata.uid)) return [];
      return endpointsLine(service as Stored<IService>, pods, scene) ?? [];
    });
  }));
  return lines.flat();
}

function endpointsLine(
  { metadata, spec }: Stored<IService>,
  pods: readonly KubeObject[],
  scene: Leaving,
): Line | undefined {
  // A service without a selector gets its endpoints from somebody else.
  if (!spec?.selector || Object.keys(spec.selector).length === 0) return undefined;
  const selector = fromLabelMap(spec.selector);
  const ready = pods.filter((pod) => matchesLabels(selector, pod.metadata.labels) && isReady(pod));
  const lost = ready.filter((pod) => scene.doomed.has(pod.metadata.uid));
  if (lost.length === 0) return undefined;
  const kept = ready.length - lost.length;
  const areReplaced = lost.every((pod) => isReplaced(scene, pod));
  const count = `Service ${metadata.name} keeps ${kept} of ${ready.length} ${
    ready.length === 1 ? "endpoint" : "endpoints"
  }`;
  return {
    spans: [{
      text: `${count}${kept === 0 ? ": nobody answers" : ""}${areReplaced ? untilReplaced : ""}.`,
      role: kept === 0 ? "bad" : "warn",
    }],
  };
}

const untilReplaced = " until their replacements are ready";

/** Takes part in services: has the condition Ready, and is not on its way out. */
export function isReady(pod: KubeObject): boolean {
  const status = pod["status"] as { conditions?: { type: string; status: string }[] } | undefined;
  return !pod.metadata.deletionTimestamp &&
    status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") === true;
}
