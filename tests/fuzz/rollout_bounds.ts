/** What holds of every roll-out at every moment: no more pods than the surge allows, none given up that is needed. */
import assert from "node:assert/strict";
import type { StoredObject } from "../../src/simulator/kubernetes/registry.ts";
import type { World } from "../../src/simulator/scenarios/world.ts";

type Sized = StoredObject & {
  spec: { replicas: number };
  status?: { availableReplicas?: number; replicas?: number };
};

/** A Deployment's defaults: a quarter, up for the surge and down for what may be missing. */
const SHARE = 0.25;

/**
 * Watches ReplicaSets and remembers what went wrong. A size is judged by the Deployment's size at that moment, and
 * only between two of its changes of size: while it shrinks it has too many, and while it grows too few.
 */
export class RolloutBounds {
  readonly #world: World;
  readonly #sizes = new Map<string, number>();
  readonly #wrong: string[] = [];

  constructor(world: World) {
    this.#world = world;
    const { registry } = world;
    registry.watch(registry.kind("replicasets", "apps"), ({ type, object }) => {
      const before = this.#sizes.get(object.metadata.uid) ?? 0;
      const now = type === "DELETED" ? 0 : (object as Sized).spec.replicas;
      if (type === "DELETED") this.#sizes.delete(object.metadata.uid);
      else this.#sizes.set(object.metadata.uid, now);
      const owner = object.metadata.ownerReferences?.find(({ kind }) => kind === "Deployment");
      if (owner && type !== "DELETED" && now !== before) this.#judge(owner, object as Sized, before);
    });
  }

  /** @throws {AssertionError} with all that went wrong */
  check(): void {
    assert.deepEqual(this.#wrong, []);
  }

  #judge(owner: { name: string; uid: string }, changed: Sized, before: number): void {
    const { registry } = this.#world;
    const deployment = registry.find(registry.kind("deployments", "apps"), "default", owner.name) as
      | Sized
      | undefined;
    if (!deployment || deployment.metadata.uid !== owner.uid) return;
    const sets = (registry.list(registry.kind("replicasets", "apps")) as Sized[]).filter((set) =>
      set.metadata.ownerReferences?.some(({ uid }) => uid === owner.uid)
    ).map((set) => set.metadata.uid === changed.metadata.uid ? changed : set);
    const desired = deployment.spec.replicas;
    const most = desired + Math.ceil(desired * SHARE);
    const total = sets.reduce((sum, set) => sum + set.spec.replicas, 0);
    const grew = changed.spec.replicas > before;
    if (grew && total > most) {
      this.#wrong.push(`${owner.name}: grew to ${total} pods of at most ${most}`);
    }
    const available = sets.reduce(
      (sum, set) => sum + Math.min(set.spec.replicas, set.status?.availableReplicas ?? 0),
      0,
    );
    const least = desired - Math.floor(desired * SHARE);
    const lost = Math.min(before, changed.status?.availableReplicas ?? 0) - changed.spec.replicas;
    if (!grew && lost > 0 && available < least) {
      this.#wrong.push(`${owner.name}: gave up ${lost} pods and has ${available} of at least ${least}`);
    }
  }
}
