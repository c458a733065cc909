/**
 * Lets claims and volumes go that nobody uses any more: takes off the finalizer that admission has put on. Sources:
 * pkg/controller/volume/{pvcprotection,pvprotection}.
 */
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPod } from "kubernetes-models/v1/Pod";
import { CLAIM_FINALIZER, VOLUME_FINALIZER } from "../admission/storage_object_in_use_protection.ts";
import type { AnyKind } from "../kind.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { claimsOf, PodClaims } from "./pod_claims.ts";
import type { Volume } from "./volume_writes.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 30;

export function startStorageProtection(context: ControllerContext): void {
  protectClaims(context);
  protectVolumes(context);
}

function protectClaims(context: ControllerContext): void {
  const { registry, informers, queue } = context;
  const claims = informers.of<IPersistentVolumeClaim>("persistentvolumeclaims");
  const pods = informers.of<IPod>("pods");
  const podClaims = new PodClaims(pods);
  const work = new WorkQueue(queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const claim = registry.find(claims.kind, namespace, name!);
      // A pod without a node mounts nothing yet.
      const isUsed = podClaims.users(key).some(({ spec }) => spec?.nodeName);
      if (claim?.metadata.deletionTimestamp && !isUsed) letGo(context, claims.kind, claim, CLAIM_FINALIZER);
    },
  });
  claims.onChange(({ type, object }) => {
    if (type === "DELETED" || !object.metadata.deletionTimestamp) return;
    work.add(cacheKey(object.metadata.namespace, object.metadata.name));
  });
  pods.onChange(({ type, object }) => {
    const hasEnded = type === "DELETED" || object.status?.phase === "Succeeded" ||
      object.status?.phase === "Failed";
    if (!hasEnded) return;
    for (const { claim } of claimsOf(object)) work.add(cacheKey(object.metadata.namespace, claim));
  });
}

function protectVolumes(context: ControllerContext): void {
  const { registry, informers, queue } = context;
  const volumes = informers.of<IPersistentVolume>("persistentvolumes");
  const work = new WorkQueue(queue, {
    delayMs: DELAY_MS,
    work: (name) => {
      const volume = registry.find(volumes.kind, undefined, name) as Volume | undefined;
      if (!volume?.metadata.deletionTimestamp || volume.status?.phase === "Bound") return;
      letGo(context, volumes.kind, volume, VOLUME_FINALIZER);
    },
  });
  volumes.onChange(({ type, object }) => {
    if (type !== "DELETED" && object.metadata.deletionTimestamp) work.add(object.metadata.name);
  });
}

function letGo({ registry }: ControllerContext, kind: AnyKind, object: StoredObject, name: string): void {
  const present = object.metadata.finalizers ?? [];
  if (!present.includes(name)) return;
  const finalizers = present.filter((finalizer) => finalizer !== name);
  registry.update(kind, { ...object, metadata: { ...object.metadata, finalizers } }, MANAGER);
}
