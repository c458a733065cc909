/** Which port of a pod a service's port leads to. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";

/** The number of the pod's port; undefined where the pod has no port of that name. */
export function targetPortOf(port: IServicePort, pod: IPod): number | undefined {
  const target = port.targetPort ?? port.port;
  if (typeof target === "number") return target;
  if (/^\d+$/.test(target)) return Number(target);
  for (const container of [...pod.spec?.containers ?? [], ...pod.spec?.initContainers ?? []]) {
    const found = container.ports?.find(({ name, protocol = "TCP" }) =>
      name === target && protocol === (port.protocol ?? "TCP")
    );
    if (found) return found.containerPort;
  }
  return undefined;
}
