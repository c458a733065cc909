/** What was pushed to the registries of a world since it began: engines and nodes pull it from there. */
import type { Image } from "./image_profile.ts";
import { fullName, type ImageReference } from "./image_reference.ts";

/** The registry of the simulated network: everybody may push there. */
export const LAB_REGISTRY = "registry.pequod.lab:5000";

export interface PushedImage {
  /** As a node runs it. */
  image: Image;
  /** As `docker save` packs it: an engine takes it from here. */
  archive: Uint8Array;
  /** Of the manifest. */
  digest: string;
}

export class PushedImages {
  readonly #images = new Map<string, PushedImage>();
  readonly #layers = new Set<string>();
  readonly #others: PushedImages[] = [];

  /** What is pushed there is found here, too: the engine's host is older than the cluster beside it. */
  join(other: PushedImages): void {
    this.#others.push(other);
  }

  /** `layers`: their diff ids. */
  push(reference: ImageReference, pushed: PushedImage, layers: readonly string[]): void {
    const { digest } = pushed;
    for (const layer of layers) this.#layers.add(layer);
    this.#images.set(fullName(reference), pushed);
    this.#images.set(fullName({ ...reference, digest }), pushed);
  }

  find(reference: ImageReference): PushedImage | undefined {
    const own = this.#images.get(fullName(reference));
    return own ?? this.#others.map((other) => other.find(reference)).find((found) => found !== undefined);
  }

  hasLayer(diffId: string): boolean {
    return this.#layers.has(diffId);
  }
}
