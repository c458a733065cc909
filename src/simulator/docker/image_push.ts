/** `docker push`: to the registry of the simulated network; others refuse. Source: moby distribution/push_v2.go. */
import type { Cancel } from "../clock/event_queue.ts";
import { imagesInArchive, manifestDigestOf } from "../images/archived_image.ts";
import type { ImageReference } from "../images/image_reference.ts";
import { LAB_REGISTRY } from "../images/pushed_images.ts";
import { EngineError } from "./engine_error.ts";
import { packImages } from "./image_archive.ts";
import type { ImageStore } from "./image_store.ts";
import { stackOf } from "./layer_store.ts";
import { errorOf, progressOf, type Report, stepOf } from "./progress.ts";
import { familiarName, familiarString } from "./reference.ts";
import { refusePush } from "./registry.ts";
import type { StoredImage } from "./stored_image.ts";

export interface PushOptions {
  reference: ImageReference;
  report: Report;
  onDone(): void;
}

const ANSWER_MS = 120;
/** Bytes that go over the line in a millisecond. */
const BYTES_PER_MS = 60_000;
/** Of a manifest: with one layer, and for each more. */
const MANIFEST_BYTES = 528;
const ENTRY_BYTES = 213;

/** Starts a push; the returned function stops it. @throws {EngineError} 404: there is no such image */
export function pushImage(store: ImageStore, options: PushOptions): Cancel {
  const { reference, report, onDone } = options;
  const name = familiarString(reference);
  const image = store.search(name);
  if (!image) {
    throw new EngineError(404, `An image does not exist locally with the tag: ${familiarName(reference)}`);
  }
  report({ status: `The push refers to repository [${reference.registry}/${reference.path}]` });
  if (reference.registry !== LAB_REGISTRY) {
    report(errorOf(refusePush(reference)));
    onDone();
    return () => {};
  }
  const layers = stackOf(image.top);
  for (const { diffId } of layers) report(stepOf("Preparing", idOf(diffId)));
  const missing = layers.filter(({ diffId }) => !store.pushed.hasLayer(diffId));
  const bytes = missing.reduce((sum, layer) => sum + layer.packedBytes, 0);
  return store.options.queue.schedule(ANSWER_MS + bytes / BYTES_PER_MS, () => {
    for (const layer of layers) {
      if (!missing.includes(layer)) report(stepOf("Layer already exists", idOf(layer.diffId)));
      else {
        report(progressOf("Pushing", idOf(layer.diffId), layer.bytes, layer.bytes));
        report(stepOf("Pushed", idOf(layer.diffId)));
      }
    }
    finish(store, image, options);
  });
}

function finish(store: ImageStore, image: StoredImage, { reference, report, onDone }: PushOptions): void {
  const name = familiarString(reference);
  const archive = packImages(store, [name]);
  const digest = manifestDigestOf(image.id);
  const layers = stackOf(image.top).map(({ diffId }) => diffId);
  const repository = `${reference.registry}/${reference.path}`;
  const { tag } = reference;
  store.pushed.push(reference, {
    archive,
    digest,
    image: {
      profile: imagesInArchive(archive)[0]!.profile,
      reference: `${repository}:${tag}`,
      imageId: `${repository}@${digest}`,
      tag,
    },
  }, layers);
  store.name(image.id, { ...reference, digest });
  const size = MANIFEST_BYTES + ENTRY_BYTES * Math.max(0, layers.length - 1);
  report({ status: `${tag}: digest: ${digest} size: ${size}` });
  store.options.onEvent("push", name, { name: familiarName(reference) });
  onDone();
}

function idOf(diffId: string): string {
  return diffId.replace("sha256:", "").slice(0, 12);
}
