/** Deletes what has lost its owners. Source: pkg/controller/garbagecollector. */
import type { OwnerReference } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, MANAGER, tell } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 25;
const FOREGROUND = "foregroundDeletion";
const ORPHAN = "orphan";

interface Known {
  kind: AnyKind;
  object: StoredObject;
}

export function startGarbageCollector(context: ControllerContext): void {
  new GarbageCollector(context);
}

class GarbageCollector {
  readonly #context: ControllerContext;
  readonly #known = new Map<string, Known>();
  /** Served kinds by `apps Deployment`. */
  readonly #kinds = new Map<string, AnyKind>();
  /** Owner's uid to its dependents' uids. */
  readonly #dependents = new Map<string, Set<string>>();
  readonly #work: WorkQueue;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (uid) => this.#process(uid) });
    context.registry.observeKinds(({ type, kind }) => {
      const name = `${kind.group} ${kind.kind}`;
      if (type === "DELETED") this.#kinds.delete(name);
      else this.#kinds.set(name, kind);
      if (type !== "ADDED" || kind.plural === "events") return;
      context.registry.watch(kind, ({ type, object }) => {
        if (type === "DELETED") this.#gone(object);
        else this.#seen(kind, object);
      });
    });
  }

  #seen(kind: AnyKind, object: StoredObject): void {
    const { uid, ownerReferences = [], deletionTimestamp } = object.metadata;
    const before = this.#known.get(uid)?.object.metadata.ownerReferences ?? [];
    this.#known.set(uid, { kind, object });
    for (const owner of before) this.#dependents.get(owner.uid)?.delete(uid);
    for (const owner of ownerReferences) {
      let dependents = this.#dependents.get(owner.uid);
      if (!dependents) this.#dependents.set(owner.uid, dependents = new Set());
      dependents.add(uid);
    }
    const lacksOwner = ownerReferences.some((owner) => !this.#isPresent(owner, object));
    if (lacksOwner || (deletionTimestamp && object.metadata.finalizers?.length)) this.#work.add(uid);
    // A dependent that need not be waited for may let its owner go.
    if (deletionTimestamp) { for (const owner of ownerReferences) this.#nudge(owner.uid); }
  }

  #gone(object: StoredObject): void {
    const { uid, ownerReferences = [] } = object.metadata;
    this.#known.delete(uid);
    for (const owner of ownerReferences) {
      this.#dependents.get(owner.uid)?.delete(uid);
      this.#nudge(owner.uid);
    }
    for (const dependent of this.#dependents.get(uid) ?? []) this.#work.add(dependent);
    this.#dependents.delete(uid);
  }

  /**
   * Whether an owner is there and is who it is said to be: an owner in another namespace is none. One of a kind that
   * nobody serves may be there for all that is known.
   */
  #isPresent(owner: OwnerReference, dependent: StoredObject): boolean {
    const kind = this.#kindOf(owner);
    if (!kind) return true;
    const { namespace } = dependent.metadata;
    // A cluster-wide object cannot name an owner in a namespace: it is left alone.
    if (kind.namespaced && !namespace) return true;
    const known = this.#known.get(owner.uid);
    return known?.kind === kind && known.object.metadata.name === owner.name &&
      (!kind.namespaced || known.object.metadata.namespace === namespace);
  }

  #kindOf({ apiVersion, kind }: OwnerReference): AnyKind | undefined {
    const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
    return this.#kinds.get(`${group} ${kind}`);
  }

  /** Tells of owners that are known, but elsewhere. */
  #tellInvalid(owner: OwnerReference, kind: AnyKind, dependent: StoredObject): void {
    const { namespace = "" } = dependent.metadata;
    const { apiVersion, name, uid } = owner;
    const identity = `[${apiVersion}/${owner.kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`;
    tell(this.#context.registry, {
      regarding: { ...dependent, apiVersion: versionOf(kind), kind: kind.kind },
      type: "Warning",
      reason: "OwnerRefInvalidNamespace",
      message: `ownerRef ${identity} does not exist in namespace "${namespace}"`,
      component: "garbage-collector-controller",
    });
  }

  /** An owner that waits for its dependents looks again. */
  #nudge(uid: string): void {
    if (this.#known.get(uid)?.object.metadata.deletionTimestamp) this.#work.add(uid);
  }

  #process(uid: string): void {
    const known = this.#known.get(uid);
    if (!known) return;
    const { kind } = known;
    const { namespace, name } = known.object.metadata;
    const object = this.#context.registry.find(kind, namespace, name);
    if (!object || object.metadata.uid !== uid) return;
    if (object.metadata.deletionTimestamp) this.#finish({ kind, object });
    else this.#collect({ kind, object });
  }

  /** Deletes an object that has owners, all of them gone; forgets those gone where others remain. */
  #collect({ kind, object }: Known): void {
    const owners = object.metadata.ownerReferences ?? [];
    const { namespace, name, uid } = object.metadata;
    if (owners.length === 0) return;
    for (const owner of owners) {
      const isElsewhere = this.#known.has(owner.uid) && !this.#isPresent(owner, object);
      const isMisplaced = !namespace && this.#kindOf(owner)?.namespaced;
      if (isElsewhere || isMisplaced) this.#tellInvalid(owner, kind, object);
    }
    const present = owners.filter((owner) => this.#isPresent(owner, object));
    const solid = present.filter((owner) => !this.#isWaiting(owner.uid));
    if (solid.length > 0) {
      if (present.length === owners.length && solid.length === present.length) return;
      const changed = { ...object, metadata: { ...object.metadata, ownerReferences: solid } };
      this.#context.registry.update(kind, changed, MANAGER);
      return;
    }
    const dependents = [...this.#dependents.get(uid) ?? []];
    const foreground = present.length > 0 && dependents.length > 0;
    if (foreground && dependents.some((dependent) => this.#isWaiting(dependent))) this.#unblock(kind, object);
    const finalizers = object.metadata.finalizers ?? [];
    const propagationPolicy = foreground || finalizers.includes(FOREGROUND)
      ? "Foreground"
      : finalizers.includes(ORPHAN)
      ? "Orphan"
      : "Background";
    try {
      this.#context.registry.delete(kind, namespace, name, { propagationPolicy, preconditions: { uid } });
    } catch (error) {
      if (!(error instanceof StatusError) || error.code !== 404) throw error;
    }
  }

  /** A circle of owners that wait for each other: this one is not waited for. */
  #unblock(kind: AnyKind, object: StoredObject): void {
    const ownerReferences = object.metadata.ownerReferences!.map((owner) => ({
      ...owner,
      blockOwnerDeletion: false,
    }));
    const changed = { ...object, metadata: { ...object.metadata, ownerReferences } };
    this.#context.registry.update(kind, changed, MANAGER);
  }

  #isWaiting(uid: string): boolean {
    const owner = this.#known.get(uid)?.object.metadata;
    return owner?.deletionTimestamp !== undefined && (owner.finalizers ?? []).includes(FOREGROUND);
  }

  /** An object being deleted: dependents are let go (orphan) or deleted first (foreground). */
  #finish({ kind, object }: Known): void {
    const finalizers = object.metadata.finalizers ?? [];
    const dependents = [...this.#dependents.get(object.metadata.uid) ?? []];
    if (finalizers.includes(ORPHAN)) {
      for (const dependent of dependents) this.#letGo(dependent, object.metadata.uid);
      this.#removeFinalizer(kind, object, ORPHAN);
    } else if (finalizers.includes(FOREGROUND)) {
      for (const dependent of dependents) {
        if (!this.#known.get(dependent)?.object.metadata.deletionTimestamp) this.#work.add(dependent, 0);
      }
      const blocking = dependents.some((dependent) =>
        this.#known.get(dependent)?.object.metadata.ownerReferences?.some((owner) =>
          owner.uid === object.metadata.uid && owner.blockOwnerDeletion
        )
      );
      if (!blocking) this.#removeFinalizer(kind, object, FOREGROUND);
    }
  }

  #letGo(dependentUid: string, ownerUid: string): void {
    const known = this.#known.get(dependentUid);
    const { namespace, name = "" } = known?.object.metadata ?? {};
    const object = known && this.#context.registry.find(known.kind, namespace, name);
    if (!known || !object) return;
    const ownerReferences = object.metadata.ownerReferences?.filter((owner) => owner.uid !== ownerUid) ?? [];
    this.#context.registry.update(known.kind, {
      ...object,
      metadata: { ...object.metadata, ownerReferences },
    }, MANAGER);
  }

  #removeFinalizer(kind: AnyKind, object: StoredObject, finalizer: string): void {
    const finalizers = object.metadata.finalizers!.filter((name) => name !== finalizer);
    this.#context.registry.update(kind, { ...object, metadata: { ...object.metadata, finalizers } }, MANAGER);
  }
}

function versionOf({ group, version }: AnyKind): string {
  return group ? `${group}/${version}` : version;
}
