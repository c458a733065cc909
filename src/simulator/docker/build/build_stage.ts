/** What a build has made so far of one stage, and how the next image comes of it. */
import { digest } from "../../host/digest.ts";
import { FileTree } from "../../host/file_tree.ts";
import { bytesIn, MemoryFiles, type MemoryNode } from "../../host/memory_files.ts";
import { packLayer } from "../../host/tree_archive.ts";
import { textOf } from "../../host/byte_text.ts";
import type { ImageStore } from "../image_store.ts";
import { copyInto, type Layer } from "../layer_store.ts";
import type { ImageConfig } from "../runnable_image.ts";
import { filesOfLayers, type HistoryEntry, type ImageParts, type StoredImage } from "../stored_image.ts";

export class BuildStage {
  readonly #store: ImageStore;
  image: StoredImage | undefined;
  config: ImageConfig;
  readonly name: string;
  /** CMD stood in it: another ENTRYPOINT keeps it. */
  hasCommand = false;
  #author: string | undefined;

  /** `base` undefined: it begins with nothing, FROM scratch. */
  constructor(store: ImageStore, name: string, base: StoredImage | undefined) {
    this.#store = store;
    this.name = name;
    this.image = base;
    this.config = base?.config ?? { Env: [`PATH=${USUAL_PATH}`] };
  }

  /** All its files, as they are now. */
  get files(): FileTree {
    return this.image?.top ? filesOfLayers(this.image.top) : new FileTree({});
  }

  set author(author: string) {
    this.#author = author;
  }

  /** An image that the same step made before, from the same. */
  cached(cacheKey: string): StoredImage | undefined {
    const made = this.image
      ? this.#store.childrenOf(this.image.id)
      : this.#store.images.filter(({ parent }) => parent === undefined);
    return made.filter((image) => image.cacheKey === cacheKey).sort((a, b) => b.createdMs - a.createdMs)[0];
  }

  take(image: StoredImage): void {
    this.image = image;
    this.config = image.config;
  }

  /** The image with one more step. `changes`: what a container of it has written; absent: parameters only. */
  commit(config: ImageConfig, createdBy: string, cacheKey: string, changes?: MemoryNode): StoredImage {
    const { queue } = this.#store.options;
    const before = this.image;
    const top = changes ? this.#layer(changes) : before?.top;
    // What lies below belongs to this image, too.
    this.#store.retainLayers(changes ? before?.top : top);
    const entry: HistoryEntry = {
      createdMs: queue.now(),
      createdBy,
      ...(changes ? {} : { isEmptyLayer: true }),
    };
    const parts: ImageParts = {
      config,
      createdMs: queue.now(),
      history: [...before?.history ?? [], entry],
      top,
      cacheKey,
      ...(before ? { parent: before.id } : {}),
      ...(before?.profile ? { profile: before.profile } : {}),
      ...(this.#author === undefined ? {} : { author: this.#author }),
    };
    const image = this.#store.add(parts);
    this.take(image);
    return image;
  }

  #layer(changes: MemoryNode): Layer {
    return this.#store.layers.take(layerOf(changes, this.image?.top));
  }
}

const USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** What compression leaves of a layer. */
const PACKED_SHARE = 0.42;

/** A new layer of what a container has written; it is copied, for the container goes. */
export function layerOf(
  changes: MemoryNode,
  parent: Layer | undefined,
): Parameters<ImageStore["layers"]["take"]>[0] {
  const copy = new MemoryFiles().root;
  copyInto(copy, changes);
  const told = packLayer(copy).map(({ name, mode, uid, target = "", bytes }) =>
    `${name} ${mode} ${uid} ${target} ${textOf(bytes)}`
  );
  const bytes = bytesIn(copy);
  return {
    diffId: `sha256:${digest(told.join("\n"))}`,
    parent,
    bytes,
    packedBytes: Math.ceil(bytes * PACKED_SHARE) + 100,
    fill: (folder) => copyInto(folder, copy),
  };
}
