/** The API server's inside over a store: see `registry.ts` for what each method promises. */
import type { Json, KubeObject, WatchEvent } from "../../kube/object.ts";
import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import type { Random } from "../clock/random.ts";
import { Admission, type AdmissionPlugin } from "./admission.ts";
import { ADMISSION_PLUGINS } from "./admission/mod.ts";
import { createObject } from "./create_object.ts";
import { deleteObject, type Deletion } from "./delete_object.ts";
import { EventRecorder } from "./event_recorder.ts";
import { expireEvents } from "./event_expiry.ts";
import { FieldOwnership } from "./field_ownership.ts";
import type { AnyKind } from "./kind.ts";
import { type Patcher, patchObject } from "./patch_object.ts";
import { notFound } from "./refusals.ts";
import type {
  DeleteOptions,
  EventRecord,
  KindChange,
  PatchOptions,
  PatchType,
  Registry,
  Selection,
  StoredObject,
  WriteOptions,
} from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";
import { Selector } from "./selection.ts";
import { ServedKinds } from "./served_kinds.ts";
import { type Change, keyOf, Store } from "./store.ts";
import { updateObject } from "./update_object.ts";
import { watchObjects } from "./watch_objects.ts";

export interface RegistryOptions {
  /** Clock and engine. */
  queue: EventQueue;
  random: Random;
  /** In discovery order. */
  kinds: readonly AnyKind[];
  /** Absent: a new, empty one. */
  store?: Store;
  /** Absent: those of the API server. */
  admission?: readonly AdmissionPlugin[];
}

export class ObjectRegistry implements Registry {
  readonly store: Store;
  readonly #core: RegistryCore;
  readonly #kinds: ServedKinds;
  readonly #recorder: EventRecorder;
  #eventsFromMs = 0;

  constructor(options: RegistryOptions) {
    const { queue, random, kinds } = options;
    this.#kinds = new ServedKinds(kinds);
    this.store = options.store ?? new Store({ queue, kinds });
    this.#core = {
      store: this.store,
      queue,
      random,
      namespaces: this.#kinds.find("namespaces", ""),
      context: { clock: queue, random, registry: this },
      ownership: new FieldOwnership(queue),
      admission: new Admission(options.admission ?? ADMISSION_PLUGINS),
    };
    this.#recorder = new EventRecorder(this, queue);
    const events = this.#kinds.find("events", "");
    if (events) expireEvents(this.store, events, queue);
  }

  kind(plural: string, group = ""): AnyKind {
    const kind = this.#kinds.find(plural, group);
    if (!kind) throw new Error(`Cannot find resource ${plural} in API group "${group}": it is not served`);
    return kind;
  }

  get kinds(): readonly AnyKind[] {
    return this.#kinds.all;
  }

  addKind(kind: AnyKind): void {
    this.store.addKind(kind);
    this.#kinds.add(kind);
  }

  removeKind(kind: AnyKind): void {
    this.#kinds.remove(kind);
    this.store.removeKind(kind);
  }

  rewrite(kind: AnyKind, form: (object: StoredObject) => StoredObject): void {
    this.store.table(kind).rewrite(form);
  }

  observeKinds(observer: (change: KindChange) => void): Cancel {
    return this.#kinds.observe(observer);
  }

  newestRevision(kind: AnyKind): number {
    return this.store.table(kind).newest?.revision ?? 0;
  }

  find(kind: AnyKind, namespace: string | undefined, name: string): StoredObject | undefined {
    return this.store.table(kind).get(keyOf(kind.namespaced ? namespace : undefined, name))?.object;
  }

  get(kind: AnyKind, namespace: string | undefined, name: string): StoredObject {
    const found = this.find(kind, namespace, name);
    if (!found) throw notFound(kind, name);
    return found;
  }

  list(kind: AnyKind, selection: Selection = {}): StoredObject[] {
    const selector = new Selector(kind, selection);
    const found: StoredObject[] = [];
    const namespace = kind.namespaced ? selection.namespace : undefined;
    for (const { object } of this.store.table(kind).list({ namespace })) {
      if (selector.matches(object)) found.push(object);
    }
    return found;
  }

  create(kind: AnyKind, object: KubeObject, options?: WriteOptions): StoredObject {
    return createObject(this.#core, kind, object, options);
  }

  update(kind: AnyKind, object: KubeObject, options?: WriteOptions): StoredObject {
    return updateObject(this.#core, kind, object, options);
  }

  patch(
    kind: AnyKind,
    namespace: string | undefined,
    name: string,
    type: PatchType,
    patch: Json,
    options?: PatchOptions,
  ): StoredObject {
    return patchObject(this.#core, kind, { namespace, name }, { type, patch }, options);
  }

  /** As `patch`, by a function from the current state to the next; for JSON patches, whose code is loaded late. */
  patchWith(
    kind: AnyKind,
    namespace: string | undefined,
    name: string,
    patcher: Patcher,
    options?: PatchOptions,
  ): StoredObject {
    return patchObject(this.#core, kind, { namespace, name }, patcher, options);
  }

  delete(
    kind: AnyKind,
    namespace: string | undefined,
    name: string,
    options?: DeleteOptions,
  ): StoredObject | undefined {
    const { object, gone } = this.remove(kind, namespace, name, options);
    return gone ? undefined : object;
  }

  /** As `delete`, and also gives the last state of what is gone. */
  remove(
    kind: AnyKind,
    namespace: string | undefined,
    name: string,
    options?: DeleteOptions,
  ): Deletion {
    return deleteObject(this.#core, kind, namespace, name, options);
  }

  watch(kind: AnyKind, listener: (event: WatchEvent<StoredObject>) => void): Cancel {
    return watchObjects(this.#core, kind, listener);
  }

  observe(kind: AnyKind, observer: (change: Change) => void): Cancel {
    return this.store.observe((change) => change.kind === kind && observer(change));
  }

  /** Events of before that time need not be written: they will have expired. */
  forgetEventsUntil(ms: number): void {
    this.#eventsFromMs = ms;
  }

  recordEvent(event: EventRecord): void {
    if (this.#core.queue.now() < this.#eventsFromMs) return;
    this.#recorder.record(event);
  }
}
