import type { EventQueue } from "../clock/event_queue.ts";
import type { FileTree } from "../host/file_tree.ts";
import type { ImageProfile } from "../images/image_profile.ts";
import {
  fullName,
  type ImageReference,
  parseImageReference,
  repositoryOf,
} from "../images/image_reference.ts";
import { PushedImages } from "../images/pushed_images.ts";
import { makeRoot } from "./container_root.ts";
import { notFound } from "./engine_error.ts";
import { takeProfile } from "./image_profile_parts.ts";
import { type Layer, LayerStore } from "./layer_store.ts";
import { familiarName, familiarString, parseReference } from "./reference.ts";
import type { RunnableImage } from "./runnable_image.ts";
import { type ImageParts, programIn, type StoredImage, storedImage } from "./stored_image.ts";

/** A container that was made from an image, as far as the store cares. */
export interface ImageUser {
  containerId: string;
  isRunning: boolean;
}

export interface ImageStoreOptions {
  queue: EventQueue;
  /** The host's, as root. */
  hostFiles: FileTree;
  /** Containers of an image. */
  usersOf(imageId: string): readonly ImageUser[];
  /** What was pushed to the world's registries; absent: nobody else sees what this engine pushes. */
  pushed?: PushedImages;
  /** Pull, tag, untag, delete, load, import, save: what `docker events` tells. */
  onEvent(action: string, id: string, attributes: Readonly<Record<string, string>>): void;
}

/** What runs until the image says otherwise. */
const START_MS = 300;

/** The engine's images, their names, and the layers below them. */
export class ImageStore {
  readonly layers: LayerStore;
  readonly options: ImageStoreOptions;
  readonly #images = new Map<string, StoredImage>();
  /** `docker.io/library/nginx:latest` and `docker.io/library/nginx@sha256:…` to ids. */
  readonly #names = new Map<string, string>();
  /** The time at which the world's registries stand still. */
  readonly bornMs: number;
  readonly pushed: PushedImages;

  constructor(options: ImageStoreOptions) {
    this.options = options;
    this.bornMs = options.queue.now();
    this.pushed = options.pushed ?? new PushedImages();
    this.layers = new LayerStore(options.hostFiles, () => options.queue.now());
  }

  /** All images, the newest first. */
  get images(): StoredImage[] {
    return [...this.#images.values()].sort((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? -1 : 1));
  }

  get(id: string): StoredImage | undefined {
    return this.#images.get(id);
  }

  /** Its names, sorted: with tags, and with digests. */
  namesOf(id: string): ImageReference[] {
    const names = [...this.#names].filter(([, other]) => other === id).map(([name]) => name).sort();
    return names.map((name) => parseImageReference(name)!);
  }

  /** Images that were built on this one. */
  childrenOf(id: string): StoredImage[] {
    return [...this.#images.values()].filter(({ parent }) => parent === id);
  }

  /** By name, digest, or the beginning of its id. @throws {EngineError} 404: No such image. */
  find(text: string): StoredImage {
    const found = this.search(text);
    if (found) return found;
    const isId = /^(sha256:)?[0-9a-f]{64}$/.test(text);
    throw notFound(`No such image: ${isId ? text : familiarString(parseReference(text))}`);
  }

  search(text: string): StoredImage | undefined {
    const named = /^sha256:/.test(text) ? undefined : parseImageReference(text);
    const id = named && this.#names.get(fullName(named));
    if (id) return this.#images.get(id);
    const digits = text.replace(/^sha256:/, "");
    if (!/^[0-9a-f]+$/.test(digits)) return undefined;
    const matching = [...this.#images.keys()].filter((other) => other.startsWith(`sha256:${digits}`));
    return matching.length === 1 ? this.#images.get(matching[0]!) : undefined;
  }

  /** The text names an image by its id, or the beginning of that. */
  isIdOf(text: string, id: string): boolean {
    const digits = text.replace(/^sha256:/, "");
    return /^[0-9a-f]+$/.test(digits) && id.startsWith(`sha256:${digits}`) &&
      !this.#names.has(nameOf(text) ?? "");
  }

  /** Keeps an image whose layers are in the store; one that is known already stays, and its layers are given back. */
  add(parts: ImageParts): StoredImage {
    const image = storedImage(parts);
    const known = this.#images.get(image.id);
    if (known) {
      this.releaseLayers(parts.top);
      return known;
    }
    this.#images.set(image.id, image);
    return image;
  }

  /** Keeps an image of the registry under the name that it was asked for. */
  addProfile(profile: ImageProfile, reference: ImageReference, tag: string): StoredImage {
    const image = this.add(takeProfile(this.layers, profile, tag, this.bornMs));
    this.#names.set(fullName(reference), image.id);
    return image;
  }

  /** One more name, which may have been another's. */
  name(id: string, reference: ImageReference): void {
    this.#names.set(fullName(reference), id);
  }

  /** `docker tag`. @throws {EngineError} */
  tag(source: string, repository: string, tag: string): void {
    const { id } = this.find(source);
    const reference = parseReference(tag === "" ? repository : `${repository}:${tag}`);
    this.name(id, reference);
    this.options.onEvent("tag", id, { name: familiarString(reference) });
  }

  /** Takes a name away. */
  unname(reference: ImageReference): void {
    this.#names.delete(fullName(reference));
  }

  /** Takes an image away that has no names any more; returns the chain ids of the layers that went with it. */
  drop(image: StoredImage): string[] {
    this.#images.delete(image.id);
    return this.releaseLayers(image.top);
  }

  /** The layers that a new image lies on are its own, too. */
  retainLayers(top: Layer | undefined): void {
    for (let layer = top; layer; layer = layer.parent) {
      this.layers.take({ ...layer, fill: () => {} });
    }
  }

  releaseLayers(top: Layer | undefined): string[] {
    const gone: string[] = [];
    for (let layer = top; layer; layer = layer.parent) {
      if (this.layers.release(layer)) gone.push(layer.chainId);
    }
    return gone;
  }

  /** What a container needs of an image. */
  runnable(image: StoredImage): RunnableImage {
    const { queue, hostFiles } = this.options;
    const { id, config, profile, top } = image;
    return {
      id,
      config,
      startMs: profile?.profile.startMs ?? START_MS,
      ...(profile?.profile.load ? { load: profile.profile.load } : {}),
      program: programIn(image),
      makeRoot: (containerId) =>
        makeRoot({ store: this.layers, hostFiles, now: () => queue.now(), top, containerId }),
    };
  }
}

function nameOf(text: string): string | undefined {
  const reference = parseImageReference(text);
  return reference && fullName(reference);
}

/** All names are in the same repository. */
export function isOneRepository(names: readonly ImageReference[]): boolean {
  return new Set(names.map(repositoryOf)).size <= 1;
}

/** What a name is called on screen and in events. */
export function shownName(reference: ImageReference): string {
  return reference.digest ? `${familiarName(reference)}@${reference.digest}` : familiarString(reference);
}
