import type { EventQueue } from "../clock/event_queue.ts";
import type { Random } from "../clock/random.ts";
import type { Admission } from "./admission.ts";
import type { FieldOwnership } from "./field_ownership.ts";
import type { AnyKind, KindContext } from "./kind.ts";
import type { Store } from "./store.ts";

/** What the registry's operations share. */
export interface RegistryCore {
  readonly store: Store;
  readonly queue: EventQueue;
  readonly random: Random;
  /** The kind of namespaces, where it is served: then objects need a live namespace. */
  readonly namespaces: AnyKind | undefined;
  /** What kinds are given. */
  readonly context: KindContext;
  /** Who owns which field; absent until schemas are there. */
  readonly ownership: FieldOwnership;
  readonly admission: Admission;
}
