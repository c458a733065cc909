/** Whose is it: controllers adopt what their selector matches and nobody owns, and release what it no longer does. */
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../../kube/label_selector.ts";
import type { KubeObject, OwnerReference } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import type { Informer } from "./informer.ts";

export interface Claimant {
  object: StoredObject;
  /** `apps/v1` and `ReplicaSet` */
  apiVersion: string;
  kind: string;
  selector: LabelSelectorObject | undefined;
  /** What is to be true beside the selector: a StatefulSet takes only what bears its name. */
  accepts?(candidate: StoredObject): boolean;
}

/** The reference by which a controller owns what it makes. */
export function ownerReference(object: KubeObject, apiVersion: string, kind: string): OwnerReference {
  return {
    apiVersion,
    kind,
    name: object.metadata.name ?? "",
    uid: object.metadata.uid ?? "",
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** Objects of the claimant after adopting and releasing. */
export function claim<T extends StoredObject>(
  context: ControllerContext,
  informer: Informer<T>,
  claimant: Claimant,
): T[] {
  const { object } = claimant;
  const selector = fromLabelSelectorObject(claimant.selector);
  const mine: T[] = [];
  const fits = (candidate: StoredObject) =>
    matchesLabels(selector, candidate.metadata.labels) && (claimant.accepts?.(candidate) ?? true);
  for (const candidate of informer.controlledBy(object.metadata.uid)) {
    if (fits(candidate) || object.metadata.deletionTimestamp) {
      mine.push(candidate);
    } else release(context, informer, claimant, candidate);
  }
  if (object.metadata.deletionTimestamp) return mine;
  for (const candidate of informer.orphansIn(object.metadata.namespace)) {
    if (candidate.metadata.deletionTimestamp || !fits(candidate)) continue;
    mine.push(adopt(context, informer, claimant, candidate));
  }
  return mine;
}

function adopt<T extends StoredObject>(
  context: ControllerContext,
  informer: Informer<T>,
  { object, apiVersion, kind }: Claimant,
  candidate: T,
): T {
  const changed = structuredClone(candidate) as T;
  changed.metadata.ownerReferences = [
    ...(changed.metadata.ownerReferences ?? []),
    ownerReference(object, apiVersion, kind),
  ];
  return context.registry.update(informer.kind, changed, MANAGER) as T;
}

function release<T extends StoredObject>(
  context: ControllerContext,
  informer: Informer<T>,
  { object }: Claimant,
  candidate: T,
): void {
  const changed = structuredClone(candidate) as T;
  changed.metadata.ownerReferences = changed.metadata.ownerReferences!.filter((owner) =>
    owner.uid !== object.metadata.uid
  );
  context.registry.update(informer.kind, changed, MANAGER);
}
