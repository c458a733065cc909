/** `docker commit`: what a container has written becomes a layer. */
import type { ImageReference } from "../images/image_reference.ts";
import { layerOf } from "./build/build_stage.ts";
import { applyChanges } from "./build/config_change.ts";
import type { ImageStore } from "./image_store.ts";
import { familiarString } from "./reference.ts";
import type { ContainerRoot, ImageConfig } from "./runnable_image.ts";
import type { StoredImage } from "./stored_image.ts";

export interface CommitOptions {
  /** Of the container; its configuration is the image's. */
  root: ContainerRoot;
  config: ImageConfig;
  image: StoredImage;
  reference?: ImageReference;
  author?: string;
  message?: string;
  changes?: readonly string[];
}

/** @throws {EngineError} a change is none */
export function commitContainer(store: ImageStore, options: CommitOptions): StoredImage {
  const { root, image, author, message, reference, changes = [] } = options;
  const config = applyChanges(options.config, changes);
  const createdMs = store.options.queue.now();
  store.retainLayers(image.top);
  const told = {
    ...(author ? { author } : {}),
    ...(message ? { comment: message } : {}),
  };
  const made = store.add({
    config,
    createdMs,
    history: [...image.history, { createdMs, createdBy: (options.config.Cmd ?? []).join(" "), ...told }],
    top: store.layers.take(layerOf(root.upper, image.top)),
    parent: image.id,
    ...(image.profile ? { profile: image.profile } : {}),
    ...(image.architecture === undefined ? {} : { architecture: image.architecture }),
    ...told,
  });
  if (reference) {
    store.name(made.id, reference);
    store.options.onEvent("tag", made.id, { name: familiarString(reference) });
  }
  return made;
}
