/** The kinds that are served at present: custom ones come and go while the world lives. */
import type { Cancel } from "../clock/event_queue.ts";
import type { AnyKind } from "./kind.ts";
import { forgetFaces } from "./kind_face.ts";
import type { KindChange } from "./registry.ts";

export class ServedKinds {
  #all: readonly AnyKind[];
  readonly #byResource = new Map<string, AnyKind>();
  readonly #observers = new Set<(change: KindChange) => void>();

  /** In discovery order. */
  constructor(kinds: readonly AnyKind[]) {
    this.#all = kinds;
    for (const kind of kinds) this.#byResource.set(resourceOf(kind), kind);
  }

  /** Another list after each change. */
  get all(): readonly AnyKind[] {
    return this.#all;
  }

  find(plural: string, group: string): AnyKind | undefined {
    return this.#byResource.get(`${plural}.${group}`);
  }

  /** One more kind, or the same whose record has changed. */
  add(kind: AnyKind): void {
    const isKnown = this.#all.includes(kind);
    forgetFaces(kind);
    this.#all = isKnown ? [...this.#all] : [...this.#all, kind];
    this.#byResource.set(resourceOf(kind), kind);
    this.#tell({ type: isKnown ? "MODIFIED" : "ADDED", kind });
  }

  remove(kind: AnyKind): void {
    this.#all = this.#all.filter((other) => other !== kind);
    if (this.#byResource.get(resourceOf(kind)) === kind) this.#byResource.delete(resourceOf(kind));
    this.#tell({ type: "DELETED", kind });
  }

  observe(observer: (change: KindChange) => void): Cancel {
    this.#observers.add(observer);
    for (const kind of this.#all) observer({ type: "ADDED", kind });
    return () => this.#observers.delete(observer);
  }

  #tell(change: KindChange): void {
    for (const observer of [...this.#observers]) observer(change);
  }
}

function resourceOf({ plural, group }: AnyKind): string {
  return `${plural}.${group}`;
}
