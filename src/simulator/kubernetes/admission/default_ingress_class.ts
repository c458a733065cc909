import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { AdmissionPlugin } from "../admission.ts";
import { CLASS_ANNOTATION } from "../kinds/ingress.ts";
import { DEFAULT_CLASS_ANNOTATION } from "../kinds/ingress_class.ts";
import type { StoredObject } from "../registry.ts";

/** A new Ingress that names no class gets the default one, the newest if there are several. */
export const defaultIngressClass: AdmissionPlugin = {
  name: "DefaultIngressClass",
  mutate: ({ operation, kind, object, subresource, warn }, { registry }) => {
    if (operation !== "CREATE" || subresource || kind.plural !== "ingresses") return;
    const { metadata, spec } = object as IIngress;
    if (!spec || spec.ingressClassName !== undefined) return;
    if (metadata?.annotations?.[CLASS_ANNOTATION] !== undefined) {
      warn(`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`);
      return;
    }
    const [newest] = registry.list(registry.kind("ingressclasses", kind.group))
      .filter(({ metadata }) => metadata.annotations?.[DEFAULT_CLASS_ANNOTATION] === "true")
      .sort(newestFirst);
    if (newest) spec.ingressClassName = newest.metadata.name;
  },
};

function newestFirst({ metadata: a }: StoredObject, { metadata: b }: StoredObject): number {
  const [left, right] = [a.creationTimestamp ?? "", b.creationTimestamp ?? ""];
  if (left !== right) return left > right ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
