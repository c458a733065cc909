/** Which volume suits a claim. Source: k8s.io/component-helpers/storage/volume. */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { fromLabelSelectorObject, matchesLabels } from "../../kube/label_selector.ts";
import { compareQuantities } from "../../kube/quantity.ts";
import { matchesNodeSelector } from "./node_selector.ts";

export interface MatchOptions {
  /** The node on which the claim is needed: the scheduler asks. Absent: the binder does. */
  node?: INode;
  /** Names of volumes that are spoken for. */
  excluded?: ReadonlySet<string>;
  /** Claims of this class wait for a pod: the binder only takes what is reserved for them. */
  waitsForConsumer: boolean;
}

/** A volume that is reserved for the claim, or else the smallest that is free, large enough and of its kind. */
export function matchingVolume(
  claim: IPersistentVolumeClaim,
  volumes: Iterable<IPersistentVolume>,
  { node, excluded, waitsForConsumer }: MatchOptions,
): IPersistentVolume | undefined {
  let best: IPersistentVolume | undefined;
  for (const volume of volumes) {
    if (excluded?.has(volume.metadata!.name!)) continue;
    const isReserved = isBoundTo(volume, claim);
    if (volume.spec?.claimRef && !isReserved) continue;
    if (!isLargeEnough(volume, claim) || !isOfSameMode(volume, claim)) continue;
    if (volume.metadata!.deletionTimestamp || attributesClass(volume) !== attributesClass(claim)) continue;
    const isReachable = !node || reaches(volume, node);
    if (isReserved) return isReachable ? volume : undefined;
    if ((!node && waitsForConsumer) || !isReachable || !isFreeFor(volume, claim)) continue;
    if (!best || compareQuantities(sizeOf(volume), sizeOf(best)) < 0) best = volume;
  }
  return best;
}

/** Whether a volume is reserved for a claim, be it by name alone. */
export function isBoundTo({ spec }: IPersistentVolume, { metadata }: IPersistentVolumeClaim): boolean {
  const reference = spec?.claimRef;
  return reference !== undefined && reference.name === metadata?.name &&
    reference.namespace === metadata?.namespace && (!reference.uid || reference.uid === metadata?.uid);
}

/** Why a volume that the claim names does not suit it; undefined: it does. */
export function mismatch(volume: IPersistentVolume, claim: IPersistentVolumeClaim): string | undefined {
  if (volume.metadata?.deletionTimestamp) {
    return `the volume is marked for deletion ${JSON.stringify(volume.metadata.name)}`;
  }
  if (!isLargeEnough(volume, claim)) return "requested PV is too small";
  if (classOf(volume) !== classOf(claim)) return "storageClassName does not match";
  if (attributesClass(volume) !== attributesClass(claim)) return "volumeAttributesClassName does not match";
  if (!isOfSameMode(volume, claim)) return "incompatible volumeMode";
  return hasModes(volume, claim) ? undefined : "incompatible accessMode";
}

export function isOfSameMode(volume: IPersistentVolume, claim: IPersistentVolumeClaim): boolean {
  return (volume.spec?.volumeMode ?? "Filesystem") === (claim.spec?.volumeMode ?? "Filesystem");
}

/** The storage class of a volume or a claim; "" is none. */
export function classOf({ metadata, spec }: IPersistentVolume | IPersistentVolumeClaim): string {
  return metadata?.annotations?.["volume.beta.kubernetes.io/storage-class"] ?? spec?.storageClassName ?? "";
}

/** Whether a volume can be used on a node. */
export function reaches({ spec }: IPersistentVolume, node: INode): boolean {
  return !spec?.nodeAffinity?.required || matchesNodeSelector(spec.nodeAffinity.required, node);
}

export function hasModes({ spec }: IPersistentVolume, claim: IPersistentVolumeClaim): boolean {
  return (claim.spec?.accessModes ?? []).every((mode) => spec?.accessModes?.includes(mode));
}

function isFreeFor(volume: IPersistentVolume, claim: IPersistentVolumeClaim): boolean {
  if (volume.status?.phase !== "Available" || classOf(volume) !== classOf(claim)) return false;
  const selector = claim.spec?.selector;
  return hasModes(volume, claim) &&
    (!selector || matchesLabels(fromLabelSelectorObject(selector), volume.metadata?.labels));
}

function isLargeEnough(volume: IPersistentVolume, claim: IPersistentVolumeClaim): boolean {
  return compareQuantities(sizeOf(volume), claim.spec?.resources?.requests?.["storage"] ?? "0") >= 0;
}

function sizeOf({ spec }: IPersistentVolume): string | number {
  return spec?.capacity?.["storage"] ?? "0";
}

function attributesClass({ spec }: IPersistentVolume | IPersistentVolumeClaim): string {
  return spec?.volumeAttributesClassName ?? "";
}
