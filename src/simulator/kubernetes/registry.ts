/**
 * The API server's inside: every write, be it by HTTP or by a controller, goes through here and is defaulted,
 * admitted, validated and stored in the same way. All methods are synchronous: one event, one change.
 * Refusals are thrown as `StatusError`. Returned objects are frozen copies of the stored state: clone before changing
 * (`structuredClone`). Objects carry apiVersion and kind.
 */
import type { Json, KubeObject, Stored, WatchEvent } from "../../kube/object.ts";
import type { Cancel } from "../clock/event_queue.ts";
import type { AnyKind } from "./kind.ts";
import type { KindFace } from "./kind_face.ts";
import type { Change } from "./store.ts";

/** Who asks. */
export interface User {
  name: string;
  groups: readonly string[];
  uid?: string;
  extra?: Readonly<Record<string, string[]>>;
}

export type StoredObject = Stored<KubeObject>;

export interface WriteOptions {
  /** Recorded in managedFields. Controllers pass their name (`kube-controller-manager`). */
  fieldManager?: string;
  dryRun?: boolean;
  /** The version in which it is written, for managedFields; absent: the stored one. */
  face?: KindFace;
  /** Who asks, for admission; absent: a part of the control plane. */
  user?: User;
  /** Takes what the answer is to warn of. */
  warn?: (text: string) => void;
  /**
   * Which part is written. `finalize` writes a namespace's spec.finalizers and nothing else; `binding` gives a pod
   * its node (and the status that says so), which a plain update may not. `ephemeralcontainers` and `resize` write
   * these parts of a pod and nothing else, `approval` the conditions of a signing request.
   */
  subresource?: "status" | "scale" | "finalize" | "binding" | "approval" | PodPart;
}

/** Parts of a pod that are written apart. */
export type PodPart = "ephemeralcontainers" | "resize";

export type PatchType = "json" | "merge" | "strategic" | "apply";

export interface PatchOptions extends WriteOptions {
  /** Only for apply. */
  force?: boolean;
}

export interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: "Background" | "Foreground" | "Orphan";
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: boolean;
  /** Who asks, for admission; absent: a part of the control plane. */
  user?: User;
  /** Takes what the answer is to warn of. */
  warn?: (text: string) => void;
}

export interface Selection {
  /** Absent: every namespace (or a cluster-scoped kind). */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

export interface KindChange {
  type: "ADDED" | "MODIFIED" | "DELETED";
  kind: AnyKind;
}

export interface Registry {
  /** All kinds served, in discovery order: another list after each change. */
  readonly kinds: readonly AnyKind[];
  /** By plural and group, throws when unknown: a programmer's error. */
  kind(plural: string, group?: string): AnyKind;

  /** Serves one more kind from now on, or tells that what is served of this one has changed. */
  addKind(kind: AnyKind): void;
  /** Serves it no more and forgets its objects; watches of it end. */
  removeKind(kind: AnyKind): void;
  /** Shows the stored objects of a kind in another form, without writing them: their versions stay. */
  rewrite(kind: AnyKind, form: (object: StoredObject) => StoredObject): void;
  /** Calls `observer` once for each kind there is, then within each change. */
  observeKinds(observer: (change: KindChange) => void): Cancel;

  /** Of the newest change to objects of a kind; 0 when there was none. */
  newestRevision(kind: AnyKind): number;

  /** Undefined when there is none. */
  find(kind: AnyKind, namespace: string | undefined, name: string): StoredObject | undefined;
  /** As `find`, but throws NotFound. */
  get(kind: AnyKind, namespace: string | undefined, name: string): StoredObject;
  list(kind: AnyKind, selection?: Selection): StoredObject[];

  create(kind: AnyKind, object: KubeObject, options?: WriteOptions): StoredObject;
  /** Conflict when the object's resourceVersion is set and is not the stored one. */
  update(kind: AnyKind, object: KubeObject, options?: WriteOptions): StoredObject;
  patch(
    kind: AnyKind,
    namespace: string | undefined,
    name: string,
    type: PatchType,
    patch: Json,
    options?: PatchOptions,
  ): StoredObject;
  /** Undefined when the object is gone at once; else the object, which now carries a deletionTimestamp. */
  delete(
    kind: AnyKind,
    namespace: string | undefined,
    name: string,
    options?: DeleteOptions,
  ): StoredObject | undefined;

  /**
   * Calls `listener` once for each object there is (ADDED), then for each change, in order of resourceVersion.
   * Calls come from the event queue, never from within a write. For controllers; HTTP watches read the store's log.
   */
  watch(kind: AnyKind, listener: (event: WatchEvent<StoredObject>) => void): Cancel;

  /** Calls `observer` within each change of a kind, in order; for what answers at once. It must not write. */
  observe(kind: AnyKind, observer: (change: Change) => void): Cancel;

  /**
   * Records an Event as client-go's recorder does: the same reason and message on the same object within the
   * hour only raise the count.
   */
  recordEvent(event: EventRecord): void;
}

export interface EventRecord {
  /** The object it is about. */
  regarding: StoredObject;
  type: "Normal" | "Warning";
  reason: string;
  message: string;
  /** `kubelet`, `default-scheduler`, `deployment-controller`. */
  component: string;
  /** The node, for the kubelet. */
  host?: string;
  /** `spec.containers{nginx}` */
  fieldPath?: string;
}
