/** The volume claims of a StatefulSet's pods. Source: pkg/controller/statefulset/stateful_pod_control.go. */
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { OwnerReference, Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import type { Pod, PodControl } from "./pod_control.ts";
import { claimsOf, isInRange, podName, type StatefulSet } from "./stateful_set_identity.ts";

type Claim = Stored<IPersistentVolumeClaim> & StoredObject;

export class StatefulSetClaims {
  readonly #context: ControllerContext;
  readonly #control: PodControl;

  constructor(context: ControllerContext, control: PodControl) {
    this.#context = context;
    this.#control = control;
  }

  /** Makes those that a pod needs and that are not there. @throws {StatusError} one is refused or being deleted. */
  ensure(set: StatefulSet, ordinal: number): void {
    let failure: StatusError | undefined;
    for (const { claim } of claimsOf(set, ordinal)) {
      const name = claim.metadata.name!;
      const known = this.#find(set, name);
      if (known?.metadata.deletionTimestamp) {
        failure ??= new StatusError(409, "Conflict", `pvc ${name} is being deleted`);
      }
      if (known) continue;
      const subject = `${name} Pod ${podName(set, ordinal)} in StatefulSet ${set.metadata.name}`;
      try {
        this.#context.registry.create(this.#kind, claim, MANAGER);
        this.#control.record(set, "Normal", "SuccessfulCreate", `Create Claim ${subject} success`);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        const message = `Create Claim ${subject.replace(" Pod", " for Pod")} failed error: ${error.message}`;
        this.#control.record(set, "Warning", "FailedCreate", message);
        failure ??= error;
      }
    }
    if (failure) throw failure;
  }

  /** A claim that goes with an earlier pod of the name: its successor has to wait until it is gone. */
  isStale(set: StatefulSet, ordinal: number): boolean {
    if (set.spec?.persistentVolumeClaimRetentionPolicy?.whenScaled !== "Delete") return false;
    return claimsOf(set, ordinal).some(({ claim }) =>
      this.#find(set, claim.metadata.name!)?.metadata.ownerReferences?.some((owner) =>
        owner.kind === "Pod" && owner.name === podName(set, ordinal)
      )
    );
  }

  /** Lets a pod's claims belong to whom they shall go with: to the set, to a pod that is one too many, or to nobody. */
  retain(set: StatefulSet, ordinal: number, pod: Pod | undefined): void {
    for (const { claim } of claimsOf(set, ordinal)) {
      const known = this.#find(set, claim.metadata.name!);
      if (!known) continue;
      const ours = (owner: OwnerReference) =>
        (owner.kind === "StatefulSet" && owner.name === set.metadata.name) ||
        (owner.kind === "Pod" && owner.name === podName(set, ordinal));
      const before = known.metadata.ownerReferences ?? [];
      const isStale = before.some((owner) =>
        ours(owner) && owner.uid !== set.metadata.uid && owner.uid !== pod?.metadata.uid
      );
      const others = before.filter((owner) => !ours(owner));
      if (isStale || others.some(({ controller }) => controller)) continue;
      const wanted = this.#ownerOf(set, ordinal, pod);
      const next = [...others, ...(wanted ? [wanted] : [])];
      if (next.map(({ uid }) => uid).join() === before.map(({ uid }) => uid).join()) continue;
      this.#context.registry.update(this.#kind, {
        ...known,
        metadata: { ...known.metadata, ownerReferences: next },
      }, MANAGER);
    }
  }

  #ownerOf(set: StatefulSet, ordinal: number, pod: Pod | undefined): OwnerReference | undefined {
    const { whenDeleted, whenScaled } = set.spec?.persistentVolumeClaimRetentionPolicy ?? {};
    const isScaledDown = !isInRange(set, ordinal);
    if (whenScaled === "Delete" && isScaledDown) return pod && ownerReference(pod, "v1", "Pod");
    return whenDeleted === "Delete" ? ownerReference(set, "apps/v1", "StatefulSet") : undefined;
  }

  #find(set: StatefulSet, name: string): Claim | undefined {
    return this.#context.registry.find(this.#kind, set.metadata.namespace, name) as Claim | undefined;
  }

  get #kind() {
    return this.#context.registry.kind("persistentvolumeclaims");
  }
}
