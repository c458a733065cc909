/** Controllers' view of the cluster: one cache a kind, filled by one watch, with indexes. */
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import type { Registry, StoredObject } from "../registry.ts";

/** `old` is absent for an addition, `object` is the last state for a deletion. */
export interface Change<T> {
  type: "ADDED" | "MODIFIED" | "DELETED";
  object: T;
  old: T | undefined;
}

type IndexKey<T> = (object: T) => string | undefined;

/** The cache of one kind. Handlers run after the cache has changed, in the order in which they came. */
export class Informer<T extends StoredObject> {
  readonly kind: AnyKind;
  readonly #byKey = new Map<string, T>();
  readonly #indexes = new Map<string, { key: IndexKey<T>; entries: Map<string, Map<string, T>> }>();
  readonly #handlers: ((change: Change<T>) => void)[] = [];

  constructor(registry: Registry, kind: AnyKind) {
    this.kind = kind;
    this.addIndex("namespace", (object) => object.metadata.namespace);
    this.addIndex("controller", (object) => controllerOf(object)?.uid);
    this.addIndex("orphan", (object) => isOrphan(object) ? object.metadata.namespace : undefined);
    registry.watch(kind, (event) => {
      const object = event.object as T;
      if (event.type === "ADDED" || event.type === "MODIFIED" || event.type === "DELETED") {
        this.#apply(event.type, object);
      }
    });
  }

  /** Calls `handler` for each object there is, and for each change from now on. */
  onChange(handler: (change: Change<T>) => void): void {
    this.#handlers.push(handler);
    for (const object of this.#byKey.values()) handler({ type: "ADDED", object, old: undefined });
  }

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#byKey.get(cacheKey(namespace, name));
  }

  all(): Iterable<T> {
    return this.#byKey.values();
  }

  get size(): number {
    return this.#byKey.size;
  }

  inNamespace(namespace: string | undefined): T[] {
    return namespace === undefined ? [...this.#byKey.values()] : this.indexed("namespace", namespace);
  }

  /** Objects whose controlling owner has this uid. */
  controlledBy(uid: string): T[] {
    return this.indexed("controller", uid);
  }

  /** How many that are, without making a list of them. */
  countControlledBy(uid: string): number {
    return this.#indexes.get("controller")!.entries.get(uid)?.size ?? 0;
  }

  /** Objects of a namespace that no controller owns. */
  orphansIn(namespace: string | undefined): T[] {
    return this.indexed("orphan", namespace ?? "");
  }

  addIndex(name: string, key: IndexKey<T>): void {
    if (this.#indexes.has(name)) return;
    const entries = new Map<string, Map<string, T>>();
    this.#indexes.set(name, { key, entries });
    for (const [id, object] of this.#byKey) put(entries, key(object), id, object);
  }

  indexed(name: string, value: string): T[] {
    return [...this.#indexes.get(name)?.entries.get(value)?.values() ?? []];
  }

  #apply(type: Change<T>["type"], object: T): void {
    const id = cacheKey(object.metadata.namespace, object.metadata.name);
    const old = this.#byKey.get(id);
    if (type === "DELETED") this.#byKey.delete(id);
    else this.#byKey.set(id, object);
    for (const { key, entries } of this.#indexes.values()) {
      const before = old && key(old);
      const after = type === "DELETED" ? undefined : key(object);
      if (before !== undefined && before !== after) remove(entries, before, id);
      if (after !== undefined) put(entries, after, id, object);
    }
    for (const handler of this.#handlers) handler({ type, object, old });
  }
}

/** All informers of a world; each kind is watched once, when first asked for. */
export class Informers {
  readonly #registry: Registry;
  readonly #byKind = new Map<AnyKind, unknown>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  of<T extends { metadata?: unknown }>(plural: string, group = ""): Informer<Stored<T> & StoredObject> {
    return this.ofKind(this.#registry.kind(plural, group)) as unknown as Informer<Stored<T> & StoredObject>;
  }

  ofKind(kind: AnyKind): Informer<StoredObject> {
    let informer = this.#byKind.get(kind);
    if (!informer) {
      informer = new Informer<StoredObject>(this.#registry, kind);
      this.#byKind.set(kind, informer);
    }
    return informer as Informer<StoredObject>;
  }
}

/** The owner that manages an object, if any. */
export function controllerOf(object: KubeObject): { kind: string; name: string; uid: string } | undefined {
  return object.metadata.ownerReferences?.find((owner) => owner.controller);
}

function isOrphan(object: KubeObject): boolean {
  return controllerOf(object) === undefined;
}

/** `namespace/name`, or the name alone. */
export function cacheKey(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

function put<T>(
  entries: Map<string, Map<string, T>>,
  value: string | undefined,
  id: string,
  object: T,
): void {
  if (value === undefined) return;
  let entry = entries.get(value);
  if (!entry) entries.set(value, entry = new Map());
  entry.set(id, object);
}

function remove<T>(entries: Map<string, Map<string, T>>, value: string, id: string): void {
  const entry = entries.get(value);
  entry?.delete(id);
  if (entry?.size === 0) entries.delete(value);
}
