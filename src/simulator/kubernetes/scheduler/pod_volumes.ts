/**
 * What a pod's claims say about where it can be, and what has to be bound for it once a node is chosen. Sources:
 * pkg/scheduler/framework/plugins/{volumebinding,volumerestrictions}.
 */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { compareQuantities } from "../../../kube/quantity.ts";
import { cacheKey, type Informer } from "../controllers/informer.ts";
import { claimsOf, type PodClaims } from "../controllers/pod_claims.ts";
import { SELECTED_NODE } from "../controllers/volume_binder.ts";
import { BIND_COMPLETED, type Claim, type Volume } from "../controllers/volume_writes.ts";
import type { Registry } from "../registry.ts";
import { storageClassNamed } from "../storage_classes.ts";
import { classOf, matchingVolume, reaches } from "../volume_matching.ts";
import type { NodeState } from "./node_state.ts";
import type { Pod, PodFacts } from "./pod_facts.ts";
import { type Refusal, refused, refusedForGood } from "./refusal.ts";

export interface VolumeSources {
  registry: Registry;
  claims: Informer<Claim>;
  volumes: Informer<Volume>;
  podClaims: PodClaims;
}

/** What is done for a pod before it gets its node. */
export interface VolumeDecisions {
  bindings: { claim: Claim; volume: Volume }[];
  provisions: Claim[];
}

export class PodVolumes {
  /** Why the pod can be nowhere, as yet. */
  readonly problem: Refusal | undefined;
  /** All of the pod's claims, `namespace/name`. */
  readonly claimKeys: readonly string[];
  readonly #sources: VolumeSources;
  readonly #bound: Claim[] = [];
  readonly #waiting: Claim[] = [];
  /** Pods that use a claim that only one pod may use. */
  #exclusiveUsers = 0;

  constructor(pod: Pod, sources: VolumeSources) {
    this.#sources = sources;
    const wanted = claimsOf(pod);
    this.claimKeys = wanted.map(({ claim }) => cacheKey(pod.metadata.namespace, claim));
    for (const { claim, isEphemeral } of wanted) {
      this.problem = this.#take(pod, claim, isEphemeral);
      if (this.problem) return;
    }
    const unbound = [...this.#waiting].filter((claim) => !this.#waitsForConsumer(claim));
    if (unbound.length === 0) return;
    this.problem = refusedForGood("VolumeBinding", "pod has unbound immediate PersistentVolumeClaims");
  }

  /** A pod is taken off a node, or put back, for the sake of argument. */
  change({ pod }: PodFacts, amount: 1 | -1): void {
    for (const { claim } of claimsOf(pod)) {
      const key = cacheKey(pod.metadata.namespace, claim);
      const isExclusive = [...this.#bound, ...this.#waiting].some((it) =>
        keyOf(it) === key && isForOnePod(it)
      );
      if (isExclusive) this.#exclusiveUsers += amount;
    }
  }

  refusal(state: NodeState): Refusal | undefined {
    if (this.#exclusiveUsers > 0) {
      return refused(
        "VolumeRestrictions",
        "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod",
      );
    }
    const reasons: string[] = [];
    const volumes = this.#bound.map(({ spec }) => this.#sources.volumes.get(undefined, spec!.volumeName!));
    if (volumes.some((volume) => volume && !reaches(volume as IPersistentVolume, state.node))) {
      reasons.push("node(s) didn't match PersistentVolume's node affinity");
    }
    if (!this.decide(state.node)) reasons.push("node(s) didn't find available persistent volumes to bind");
    if (volumes.some((volume) => !volume)) {
      reasons.push("node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");
    }
    return reasons.length > 0 ? refusedForGood("VolumeBinding", ...reasons) : undefined;
  }

  /** What to bind and to make for the pod on that node; undefined: it cannot be done there. */
  decide(node: INode): VolumeDecisions | undefined {
    const decisions: VolumeDecisions = { bindings: [], provisions: [] };
    const excluded = new Set<string>();
    for (const claim of this.#waiting.toSorted(bySize)) {
      const selected = claim.metadata.annotations?.[SELECTED_NODE];
      if (selected !== undefined && selected !== node.metadata?.name) return undefined;
      const volume = selected === undefined ? this.#volumeFor(claim, node, excluded) : undefined;
      if (volume) {
        excluded.add(volume.metadata.name);
        decisions.bindings.push({ claim, volume });
      } else if (this.#canBeMade(claim, node)) decisions.provisions.push(claim);
      else return undefined;
    }
    return decisions;
  }

  #take(pod: Pod, name: string, isEphemeral: boolean): Refusal | undefined {
    const { claims, podClaims } = this.#sources;
    const quoted = JSON.stringify(name);
    const no = (reason: string) => refusedForGood("VolumeBinding", reason);
    const claim = claims.get(pod.metadata.namespace, name);
    if (!claim) {
      return isEphemeral
        ? no(`waiting for ephemeral volume controller to create the persistentvolumeclaim ${quoted}`)
        : no(`persistentvolumeclaim ${quoted} not found`);
    }
    if (claim.status?.phase === "Lost") {
      const volume = JSON.stringify(claim.spec?.volumeName ?? "");
      return no(`persistentvolumeclaim ${quoted} bound to non-existent persistentvolume ${volume}`);
    }
    if (claim.metadata.deletionTimestamp) return no(`persistentvolumeclaim ${quoted} is being deleted`);
    if (isForOnePod(claim)) {
      const users = podClaims.users(keyOf(claim)).filter(({ metadata, spec }) =>
        spec?.nodeName && metadata.uid !== pod.metadata.uid
      );
      this.#exclusiveUsers += users.length;
    }
    const isBound = claim.spec?.volumeName && claim.metadata.annotations?.[BIND_COMPLETED];
    (isBound ? this.#bound : this.#waiting).push(claim);
    return undefined;
  }

  #waitsForConsumer(claim: Claim): boolean {
    const storageClass = storageClassNamed(this.#sources.registry, classOf(claim));
    return storageClass?.volumeBindingMode === "WaitForFirstConsumer" && !claim.spec?.volumeName;
  }

  #volumeFor(claim: Claim, node: INode, excluded: ReadonlySet<string>): Volume | undefined {
    const { volumes } = this.#sources;
    const candidates = [
      ...volumes.indexed("claim", keyOf(claim)),
      ...volumes.indexed("free", classOf(claim)),
    ];
    return matchingVolume(claim, candidates, { node, excluded, waitsForConsumer: true }) as
      | Volume
      | undefined;
  }

  #canBeMade(claim: Claim, node: INode): boolean {
    const storageClass = storageClassNamed(this.#sources.registry, classOf(claim));
    if (!storageClass?.provisioner || storageClass.provisioner === "kubernetes.io/no-provisioner") {
      return false;
    }
    const terms = storageClass.allowedTopologies ?? [];
    return terms.length === 0 ||
      terms.some(({ matchLabelExpressions = [] }) =>
        matchLabelExpressions.every(({ key, values }) => values.includes(node.metadata?.labels?.[key] ?? ""))
      );
  }
}

function isForOnePod({ spec }: IPersistentVolumeClaim): boolean {
  return spec?.accessModes?.includes("ReadWriteOncePod") ?? false;
}

function keyOf({ metadata }: Claim): string {
  return cacheKey(metadata.namespace, metadata.name);
}

function bySize(one: Claim, other: Claim): number {
  const size = ({ spec }: Claim) => spec?.resources?.requests?.["storage"] ?? "0";
  return compareQuantities(size(one), size(other));
}
