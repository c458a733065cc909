/**
 * Binds claims to volumes and reclaims volumes whose claims are gone. Source: pkg/controller/volume/persistentvolume.
 * The real one looks at everything every 15 seconds; so does this, at what is not settled.
 */
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPod } from "kubernetes-models/v1/Pod";
import { accessModesText } from "../kinds/access_modes.ts";
import type { PersistentFiles } from "../kubelet/persistent_files.ts";
import type { StoredObject } from "../registry.ts";
import { defaultClassOf, storageClassNamed } from "../storage_classes.ts";
import { classOf, isBoundTo, isOfSameMode, matchingVolume, mismatch } from "../volume_matching.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { PodClaims } from "./pod_claims.ts";
import { VolumeReclaim } from "./volume_reclaim.ts";
import { BIND_COMPLETED, type Claim, PROVISIONED_BY, type Volume, VolumeWrites } from "./volume_writes.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 30;
const RESYNC_MS = 15_000;
export const SELECTED_NODE = "volume.kubernetes.io/selected-node";
/** Annotations that tell an external provisioner that it is its turn. */
export const PROVISIONERS = [
  "volume.beta.kubernetes.io/storage-provisioner",
  "volume.kubernetes.io/storage-provisioner",
] as const;

export function startVolumeBinder(context: ControllerContext, files: PersistentFiles): void {
  new VolumeBinder(context, files);
}

class VolumeBinder {
  readonly #context: ControllerContext;
  readonly #claims: Informer<Claim>;
  readonly #volumes: Informer<Volume>;
  readonly #podClaims: PodClaims;
  readonly #writes: VolumeWrites;
  readonly #reclaim: VolumeReclaim;
  readonly #claimWork: WorkQueue;
  readonly #volumeWork: WorkQueue;

  constructor(context: ControllerContext, files: PersistentFiles) {
    const { informers, queue } = context;
    this.#context = context;
    this.#claims = informers.of<IPersistentVolumeClaim>("persistentvolumeclaims");
    this.#volumes = informers.of<IPersistentVolume>("persistentvolumes");
    this.#podClaims = new PodClaims(informers.of<IPod>("pods"));
    this.#writes = new VolumeWrites(context);
    this.#reclaim = new VolumeReclaim(context, this.#writes, files);
    this.#volumes.addIndex("free", (volume) => volume.spec?.claimRef ? undefined : classOf(volume));
    this.#volumes.addIndex("claim", ({ spec }) => spec?.claimRef && claimKey(spec.claimRef));
    this.#claims.addIndex("unbound", (claim) => isSettled(claim) ? undefined : classOf(claim));
    this.#claimWork = new WorkQueue(queue, { delayMs: DELAY_MS, work: (key) => this.#syncClaim(key) });
    this.#volumeWork = new WorkQueue(queue, { delayMs: DELAY_MS, work: (name) => this.#syncVolume(name) });
    this.#volumes.onChange(({ type, object }) => this.#volumeChanged(type === "DELETED", object));
    this.#claims.onChange(({ type, object }) => {
      if (type !== "DELETED") this.#claimWork.add(keyOf(object));
      for (const volume of this.#volumes.indexed("claim", keyOf(object))) {
        this.#volumeWork.add(volume.metadata.name);
      }
      if (object.spec?.volumeName) this.#volumeWork.add(object.spec.volumeName);
    });
  }

  /** What is free may be what a claim of its class waits for; what is claimed concerns that claim. */
  #volumeChanged(gone: boolean, volume: Volume): void {
    if (!gone) this.#volumeWork.add(volume.metadata.name);
    const reference = volume.spec?.claimRef;
    if (reference) this.#claimWork.add(claimKey(reference));
    else if (!gone && volume.status?.phase === "Available") {
      for (const claim of this.#claims.indexed("unbound", classOf(volume))) this.#claimWork.add(keyOf(claim));
    }
  }

  #syncClaim(key: string): void {
    const [namespace, name] = key.split("/");
    const claim = this.#find<Claim>(this.#claims, namespace, name!);
    if (!claim) return;
    if (claim.metadata.annotations?.[BIND_COMPLETED]) this.#syncBound(claim);
    else if (claim.spec?.volumeName) this.#syncNamed(claim, claim.spec.volumeName);
    else this.#syncUnbound(claim);
  }

  #syncUnbound(claim: Claim): void {
    const { registry } = this.#context;
    const className = classOf(claim);
    const storageClass = className ? storageClassNamed(registry, className) : undefined;
    const waitsForConsumer = storageClass?.volumeBindingMode === "WaitForFirstConsumer";
    const volume = this.#bestVolume(claim, waitsForConsumer);
    if (volume) return this.#writes.bind(volume, claim);
    const fallback = claim.spec?.storageClassName === undefined ? defaultClassOf(registry) : undefined;
    if (!className && fallback) {
      const spec = { ...claim.spec, storageClassName: fallback.metadata!.name! };
      registry.update(this.#claims.kind, { ...claim, spec }, MANAGER);
      return;
    }
    this.#claimWork.add(keyOf(claim), RESYNC_MS);
    if (waitsForConsumer && !claim.metadata.annotations?.[SELECTED_NODE]) this.#tellWaiting(claim);
    else if (className) return this.#provision(claim, className);
    else {
      const message = "no persistent volumes available for this claim and no storage class is set";
      this.#writes.tell(claim, "Normal", "FailedBinding", message);
    }
    this.#writes.setClaimPhase(claim, "Pending", undefined);
  }

  /** The one that offers the fewest ways of access among those that offer enough. */
  #bestVolume(claim: Claim, waitsForConsumer: boolean): Volume | undefined {
    const candidates = [
      ...this.#volumes.indexed("claim", keyOf(claim)),
      ...this.#volumes.indexed("free", classOf(claim)),
    ].filter(({ spec }) => claim.spec?.accessModes?.every((mode) => spec?.accessModes?.includes(mode)));
    const byModes = Map.groupBy(candidates, ({ spec }) => accessModesText(spec?.accessModes));
    const groups = [...byModes].sort(([a], [b]) => a.length - b.length);
    for (const [, volumes] of groups) {
      const found = matchingVolume(claim, volumes, { waitsForConsumer });
      if (found) return found as Volume;
    }
    return undefined;
  }

  #tellWaiting(claim: Claim): void {
    const names = this.#podClaims.users(keyOf(claim)).filter(({ spec }) => !spec?.nodeName)
      .map(({ metadata }) => metadata.name);
    const waiting = `waiting for pod${names.length > 1 ? "s" : ""} ${names.join(",")} to be scheduled`;
    if (names.length > 0) this.#writes.tell(claim, "Normal", "WaitForPodScheduled", waiting);
    else {
      const message = "waiting for first consumer to be created before binding";
      this.#writes.tell(claim, "Normal", "WaitForFirstConsumer", message);
    }
  }

  /** Who makes volumes of this class is outside of the controller manager: it is asked by annotations. */
  #provision(claim: Claim, className: string): void {
    const { registry } = this.#context;
    const provisioner = storageClassNamed(registry, className)?.provisioner;
    const problem = provisioner === undefined
      ? `storageclass.storage.k8s.io ${JSON.stringify(className)} not found`
      : provisioner.startsWith("kubernetes.io/")
      ? `no volume plugin matched name: ${provisioner}`
      : undefined;
    if (problem) return this.#writes.tell(claim, "Warning", "ProvisioningFailed", problem);
    const annotations = { ...claim.metadata.annotations };
    const isAsked = PROVISIONERS.every((name) => annotations[name] === provisioner);
    for (const name of PROVISIONERS) annotations[name] = provisioner!;
    if (!isAsked) {
      registry.update(this.#claims.kind, { ...claim, metadata: { ...claim.metadata, annotations } }, MANAGER);
    }
    this.#writes.tell(
      claim,
      "Normal",
      "ExternalProvisioning",
      `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the ` +
        "system administrator. If volume creation is delayed, please verify that the provisioner is running and " +
        "correctly registered.",
    );
  }

  /** The claim names its volume. */
  #syncNamed(claim: Claim, volumeName: string): void {
    const volume = this.#find<Volume>(this.#volumes, undefined, volumeName);
    const problem = volume && !volume.spec?.claimRef ? mismatch(volume, claim) : undefined;
    if (volume && !problem && (!volume.spec?.claimRef || isBoundTo(volume, claim))) {
      return this.#writes.bind(volume, claim);
    }
    this.#claimWork.add(keyOf(claim), RESYNC_MS);
    if (problem) {
      const message = `Cannot bind to requested volume ${JSON.stringify(volumeName)}: ${problem}`;
      this.#writes.tell(claim, "Warning", "VolumeMismatch", message);
    } else if (volume) {
      const message = `volume ${JSON.stringify(volumeName)} already bound to a different claim.`;
      this.#writes.tell(claim, "Warning", "FailedBinding", message);
    }
    this.#writes.setClaimPhase(claim, "Pending", undefined);
  }

  #syncBound(claim: Claim): void {
    const name = claim.spec?.volumeName;
    if (!name) {
      const message = "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!";
      return this.#writes.lose(claim, "ClaimLost", message);
    }
    const volume = this.#find<Volume>(this.#volumes, undefined, name);
    if (!volume) {
      const message = "Bound claim has lost its PersistentVolume. Data on the volume is lost!";
      return this.#writes.lose(claim, "ClaimLost", message);
    }
    const uid = volume.spec?.claimRef?.uid;
    if (!volume.spec?.claimRef || uid === claim.metadata.uid) return this.#writes.bind(volume, claim);
    const message = "Two claims are bound to the same volume, this one is bound incorrectly";
    this.#writes.lose(claim, "ClaimMisbound", message);
  }

  #syncVolume(name: string): void {
    const volume = this.#find<Volume>(this.#volumes, undefined, name);
    if (!volume) return;
    const reference = volume.spec?.claimRef;
    if (!reference?.uid) return void this.#writes.setVolumePhase(volume, "Available");
    const found = this.#find<Claim>(this.#claims, reference.namespace, reference.name ?? "");
    const claim = found?.metadata.uid === reference.uid ? found : undefined;
    if (!claim) return this.#reclaim.release(volume);
    if (claim.spec?.volumeName === name) return void this.#writes.setVolumePhase(volume, "Bound");
    if (!claim.spec?.volumeName) {
      if (isOfSameMode(volume, claim)) return this.#claimWork.add(keyOf(claim));
      return this.#tellOfModes(volume, claim);
    }
    const isMade = volume.metadata.annotations?.[PROVISIONED_BY] !== undefined;
    if (isMade && volume.spec?.persistentVolumeReclaimPolicy === "Delete") this.#reclaim.release(volume);
    else this.#writes.unbind(volume);
  }

  #tellOfModes(volume: Volume, claim: Claim): void {
    const cannot = "Cannot bind PersistentVolume";
    const why = "due to incompatible volumeMode.";
    const claimName = JSON.stringify(claim.metadata.name);
    const volumeName = JSON.stringify(volume.metadata.name);
    const ofVolume = `${cannot} to requested PersistentVolumeClaim ${claimName} ${why}`;
    this.#writes.tell(volume, "Warning", "VolumeMismatch", ofVolume);
    const ofClaim = `${cannot} ${volumeName} to requested PersistentVolumeClaim ${why}`;
    this.#writes.tell(claim, "Warning", "VolumeMismatch", ofClaim);
  }

  /** What is stored now: a cache may not have seen the controller's own last write. */
  #find<T extends StoredObject>(
    { kind }: Informer<T>,
    namespace: string | undefined,
    name: string,
  ): T | undefined {
    return this.#context.registry.find(kind, namespace, name) as T | undefined;
  }
}

function isSettled(claim: Claim): boolean {
  return claim.metadata.annotations?.[BIND_COMPLETED] !== undefined;
}

function keyOf({ metadata }: Claim): string {
  return cacheKey(metadata.namespace, metadata.name);
}

function claimKey({ namespace, name }: { namespace?: string; name?: string }): string {
  return cacheKey(namespace, name ?? "");
}
