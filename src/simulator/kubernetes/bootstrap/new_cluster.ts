import type { KubeObject } from "../../../kube/object.ts";
import { type ManagedFieldsEntry, trackUpdate } from "../../../kube/managed_fields.ts";
import type { Clock } from "../../clock/clock.ts";
import type { Random } from "../../clock/random.ts";
import type { AnyKind } from "../kind.ts";
import { apiVersionOf, inServerForm, timestamp } from "../object_form.ts";
import type { StoredObject } from "../registry.ts";
import type { ObjectRegistry } from "../object_registry.ts";

/**
 * A cluster that is being made. What many objects need is stored without the way through the registry: they are right
 * as they are written down, and a world has to start in milliseconds.
 */
export class NewCluster {
  readonly registry: ObjectRegistry;
  readonly #clock: Clock;
  readonly #random: Random;
  /** Owned fields by the shape of what is owned: many objects have the same. */
  readonly #ownership = new Map<string, ManagedFieldsEntry[]>();

  constructor(registry: ObjectRegistry, clock: Clock, random: Random) {
    this.registry = registry;
    this.#clock = clock;
    this.#random = random;
  }

  get nowMs(): number {
    return this.#clock.now();
  }

  /** Stores an object that needs no defaults and no checks, as `manager` would have created it. */
  store(kind: AnyKind, object: KubeObject, manager = "kube-apiserver"): void {
    const uid = this.#random.uuid();
    const creationTimestamp = timestamp(this.#clock.now());
    const metadata = { ...object.metadata, uid, resourceVersion: "0", creationTimestamp };
    const whole = inServerForm(kind, { ...object, metadata });
    whole.metadata.managedFields = this.#fieldsOf(kind, whole, manager);
    this.registry.store.put(kind, whole as StoredObject);
  }

  /** Top-level fields must be owned whole, as rules and subjects are. */
  #fieldsOf(kind: AnyKind, after: KubeObject, manager: string): ManagedFieldsEntry[] {
    const { labels, annotations } = after.metadata;
    const shape = JSON.stringify([
      kind.plural,
      manager,
      Object.keys(after),
      Object.keys(labels ?? {}),
      Object.keys(annotations ?? {}),
    ]);
    let entries = this.#ownership.get(shape);
    if (!entries) {
      const time = timestamp(this.#clock.now());
      const facts = { apiVersion: apiVersionOf(kind), time, definition: undefined, subresource: undefined };
      entries = trackUpdate({ before: undefined, after, manager, operation: "Update", ...facts });
      this.#ownership.set(shape, entries);
    }
    return entries;
  }
}
