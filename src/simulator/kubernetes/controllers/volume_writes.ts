/** What the volume controller writes to claims and volumes, and what it says of them. */
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { Stored } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { isBoundTo } from "../volume_matching.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS, tell } from "./controller.ts";

export type Claim = Stored<IPersistentVolumeClaim> & StoredObject;
export type Volume = Stored<IPersistentVolume> & StoredObject;

type Phase = NonNullable<IPersistentVolume["status"]>["phase"];
type ClaimPhase = NonNullable<IPersistentVolumeClaim["status"]>["phase"];

const BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";
export const BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
/** Who made the volume. */
export const PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

export class VolumeWrites {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  /** Makes the two belong to each other, the volume first. What is so already is not written. */
  bind(volume: Volume, claim: Claim): void {
    const bound = this.setVolumePhase(this.reserve(volume, claim), "Bound");
    this.setClaimPhase(this.#giveVolume(claim, bound), "Bound", bound);
  }

  /** The volume's half of a binding. */
  reserve(volume: Volume, claim: Claim): Volume {
    const { registry } = this.#context;
    const { namespace, name, uid, resourceVersion } = claim.metadata;
    const isReserved = isBoundTo(volume, claim);
    if (isReserved && volume.spec?.claimRef?.uid) return volume;
    const reference = {
      kind: "PersistentVolumeClaim",
      namespace,
      name,
      uid,
      apiVersion: "v1",
      resourceVersion,
    };
    return registry.update(registry.kind("persistentvolumes"), {
      ...volume,
      metadata: isReserved ? volume.metadata : withAnnotation(volume.metadata, BOUND_BY_CONTROLLER, "yes"),
      spec: { ...volume.spec, claimRef: reference },
    }, MANAGER) as Volume;
  }

  #giveVolume(claim: Claim, volume: Volume): Claim {
    const { registry } = this.#context;
    const isNew = claim.spec?.volumeName !== volume.metadata.name;
    if (!isNew && claim.metadata.annotations?.[BIND_COMPLETED]) return claim;
    const marked = isNew ? withAnnotation(claim.metadata, BOUND_BY_CONTROLLER, "yes") : claim.metadata;
    return registry.update(registry.kind("persistentvolumeclaims"), {
      ...claim,
      metadata: withAnnotation(marked, BIND_COMPLETED, "yes"),
      spec: { ...claim.spec, volumeName: volume.metadata.name },
    }, MANAGER) as Claim;
  }

  /** Takes the volume back from a claim that has another. One that was reserved by hand stays so, by name. */
  unbind(volume: Volume): void {
    const { registry } = this.#context;
    const { claimRef, ...spec } = volume.spec ?? {};
    const { [BOUND_BY_CONTROLLER]: byController, ...annotations } = volume.metadata.annotations ?? {};
    const { uid: _uid, resourceVersion: _version, ...byName } = claimRef ?? {};
    const next = byController
      ? { ...volume, metadata: { ...volume.metadata, annotations }, spec }
      : { ...volume, spec: { ...spec, claimRef: byName } };
    const free = registry.update(registry.kind("persistentvolumes"), next, MANAGER) as Volume;
    this.setVolumePhase(free, "Available");
  }

  setVolumePhase(volume: Volume, phase: NonNullable<Phase>, message?: string): Volume {
    if (volume.status?.phase === phase) return volume;
    const { message: _old, lastPhaseTransitionTime: _time, ...status } = volume.status ?? {};
    const { registry } = this.#context;
    return registry.update(registry.kind("persistentvolumes"), {
      ...volume,
      status: { ...status, phase, ...(message ? { message } : {}) },
    }, MANAGER_STATUS) as Volume;
  }

  /** `volume`: whose modes and size the claim has from now on; undefined: none. */
  setClaimPhase(claim: Claim, phase: NonNullable<ClaimPhase>, volume: Volume | undefined): void {
    const { accessModes: _modes, capacity, ...rest } = claim.status ?? {};
    // A bound claim's size is set by who enlarges it.
    const size = claim.status?.phase === phase ? capacity : volume?.spec?.capacity;
    const status = volume
      ? { ...rest, phase, accessModes: volume.spec?.accessModes, ...(size ? { capacity: size } : {}) }
      : { ...rest, phase };
    if (isSame(status, claim.status)) return;
    const { registry } = this.#context;
    registry.update(registry.kind("persistentvolumeclaims"), { ...claim, status }, MANAGER_STATUS);
  }

  /** The claim had a volume, and has none any more: there is no way back. */
  lose(claim: Claim, reason: string, message: string): void {
    if (claim.status?.phase === "Lost") return;
    this.setClaimPhase(claim, "Lost", undefined);
    this.tell(claim, "Warning", reason, message);
  }

  tell(regarding: StoredObject, type: "Normal" | "Warning", reason: string, message: string): void {
    const component = "persistentvolume-controller";
    tell(this.#context.registry, { regarding, type, reason, message, component });
  }
}

export function withAnnotation(
  metadata: StoredObject["metadata"],
  name: string,
  value: string,
): StoredObject["metadata"] {
  return { ...metadata, annotations: { ...metadata.annotations, [name]: value } };
}
