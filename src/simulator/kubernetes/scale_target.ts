/** What an autoscaler scales. */
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { Stored } from "../../kube/object.ts";
import type { AnyKind } from "./kind.ts";
import { notFound, unknownResource } from "./refusals.ts";
import type { Registry, StoredObject } from "./registry.ts";

export interface ScaleTarget {
  kind: AnyKind;
  object: StoredObject;
  replicas: number;
  /** As text; empty: there is none. */
  selector: string;
}

/** @throws {Error} in the words of who looks for it: the REST mapper, or the server. */
export function scaleTargetOf(
  registry: Registry,
  autoscaler: Stored<IHorizontalPodAutoscaler>,
): ScaleTarget {
  const { apiVersion = "", kind: kindName = "", name = "" } = autoscaler.spec?.scaleTargetRef ?? {};
  const parts = apiVersion.split("/");
  if (parts.length > 2) throw new Error(`unexpected GroupVersion string: ${apiVersion}`);
  const group = parts.length === 2 ? parts[0]! : "";
  const kind = registry.kinds.find((known) => known.group === group && known.kind === kindName);
  if (!kind) {
    throw new Error(`no matches for kind ${JSON.stringify(kindName)} in group ${JSON.stringify(group)}`);
  }
  if (!kind.scale) throw unknownResource();
  const object = registry.find(kind, autoscaler.metadata.namespace, name);
  if (!object) throw notFound({ ...kind, plural: `${kind.plural}/scale` }, name);
  return { kind, object, replicas: kind.scale.replicas(object), selector: kind.scale.selector(object) };
}
