/** `docker pull`: layer by layer, three at a time, on the world's clock. Source: moby distribution/xfer. */
import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import { fullName, type ImageReference } from "../images/image_reference.ts";
import type { Credentials } from "../images/mod.ts";
import type { PushedImage } from "../images/pushed_images.ts";
import { layersIn, takePulled } from "./image_archive.ts";
import { buildTime, newLayers } from "./image_profile_parts.ts";
import type { ImageStore } from "./image_store.ts";
import { chainOf } from "./layer_store.ts";
import { progressOf, type Report, stepOf } from "./progress.ts";
import { familiarName, familiarString } from "./reference.ts";
import { askRegistry } from "./registry.ts";
import type { StoredImage } from "./stored_image.ts";

const PARALLEL_DOWNLOADS = 3;
/** Between two messages of one layer. */
const STEP_MS = 100;
/** What is unpacked in a millisecond. */
const UNPACKED_BYTES_PER_MS = 120_000;
/** From the question to the manifest. */
const MANIFEST_MS = 120;
const MIN_LAYER_MS = 30;
/** What lies unpacked for one packed byte. */
const UNPACKED = 2.65;

export interface PullOptions {
  reference: ImageReference;
  credentials?: Credentials;
  report: Report;
  /** Called once, when all is there. */
  onDone(): void;
}

interface PulledLayer {
  id: string;
  chainId: string;
  packedBytes: number;
  bytes: number;
  state: "waiting" | "loading" | "loaded" | "unpacking" | "done";
  doneBytes: number;
}

/** Starts a pull; the returned function stops it. @throws {EngineError} at once, where there is nothing to pull. */
export function pullImage(store: ImageStore, options: PullOptions): Cancel {
  const { reference, credentials, report } = options;
  const pushed = store.pushed.find(reference);
  if (pushed) return pullPushed(store, pushed, options);
  const remote = askRegistry(reference, credentials);
  const { profile, tag } = remote;
  const builtMs = buildTime(profile, tag, store.bornMs);
  let below: string | undefined;
  const layers = newLayers(profile, tag, builtMs).map(({ diffId, packedBytes, bytes }): PulledLayer => {
    below = chainOf(below, diffId);
    const id = blobId(diffId);
    return {
      id,
      chainId: below,
      packedBytes,
      bytes,
      state: store.layers.has(below) ? "done" : "waiting",
      doneBytes: 0,
    };
  });
  const isKnown = store.search(fullName(reference))?.profile?.profile === profile;
  const finish = () => {
    const before = store.search(fullName(reference))?.id;
    const image = store.addProfile(profile, reference, tag);
    told(store, options, { image, digest: remote.digest, isNew: image.id !== before });
  };
  const job = new PullJob(store.options.queue, layers, profile.pullMs, report, finish);
  return job.start(reference.digest ?? reference.tag, reference.path, isKnown);
}

/** The same for what somebody has pushed. */
function pullPushed(
  store: ImageStore,
  { archive, digest, image: { profile } }: PushedImage,
  options: PullOptions,
): Cancel {
  const { reference, report } = options;
  const before = store.search(fullName(reference))?.id;
  const finish = () => {
    const image = takePulled(store, archive);
    store.name(image.id, reference);
    told(store, options, { image, digest, isNew: image.id !== before });
  };
  let below: string | undefined;
  const layers = layersIn(archive).map(({ diffId, bytes }): PulledLayer => {
    below = chainOf(below, diffId);
    const state = store.layers.has(below) ? "done" : "waiting";
    const packedBytes = Math.max(1, Math.round(bytes / UNPACKED));
    return { id: blobId(diffId), chainId: below, packedBytes, bytes, state, doneBytes: 0 };
  });
  const job = new PullJob(store.options.queue, layers, profile.pullMs, report, finish);
  return job.start(reference.digest ?? reference.tag, reference.path, before !== undefined);
}

/** The end of a pull. */
function told(
  store: ImageStore,
  { reference, report, onDone }: PullOptions,
  { image, digest, isNew }: { image: StoredImage; digest: string; isNew: boolean },
): void {
  store.name(image.id, { ...reference, digest });
  const name = familiarString(reference);
  report({ status: `Digest: ${digest}` });
  report({ status: `Status: ${isNew ? "Downloaded newer image" : "Image is up to date"} for ${name}` });
  store.options.onEvent("pull", name, { name: familiarName(reference) });
  onDone();
}

/** The name of the packed layer: another than that of its content. */
function blobId(diffId: string): string {
  const digits = diffId.replace("sha256:", "");
  return digits.slice(20, 32);
}

class PullJob {
  readonly #queue: EventQueue;
  readonly #layers: PulledLayer[];
  readonly #report: Report;
  readonly #finish: () => void;
  /** Of all downloads together. */
  readonly #bytesPerMs: number;
  #cancel: Cancel = () => {};

  constructor(queue: EventQueue, layers: PulledLayer[], pullMs: number, report: Report, finish: () => void) {
    this.#queue = queue;
    this.#layers = layers;
    this.#report = report;
    this.#finish = finish;
    const total = layers.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
    this.#bytesPerMs = Math.max(1, total / pullMs);
  }

  start(tag: string, path: string, isKnown: boolean): Cancel {
    this.#later(MANIFEST_MS, () => {
      this.#report({ status: `Pulling from ${path}`, id: tag });
      const isComplete = this.#layers.every(({ state }) => state === "done");
      // An image that is here already is not looked at layer by layer.
      if (!(isKnown && isComplete)) this.#announce();
      this.#turn();
    });
    return () => this.#cancel();
  }

  #later(delayMs: number, work: () => void): void {
    this.#cancel = this.#queue.schedule(delayMs, work);
  }

  #announce(): void {
    for (const { id, state } of this.#layers) {
      this.#report(stepOf(state === "done" ? "Already exists" : "Pulling fs layer", id));
    }
    const missing = this.#layers.filter(({ state }) => state === "waiting");
    for (const { id } of missing.slice(PARALLEL_DOWNLOADS)) this.#report(stepOf("Waiting", id));
  }

  /** Each turn loads a bit of some layers, and unpacks a bit of the lowest that is there. */
  #turn(): void {
    const open = this.#layers.filter(({ state }) => state !== "done");
    if (open.length === 0) return this.#finish();
    const loading = open.filter(({ state }) => state === "waiting" || state === "loading").slice(
      0,
      PARALLEL_DOWNLOADS,
    );
    const budget = this.#bytesPerMs * STEP_MS / Math.max(1, loading.length);
    for (const layer of loading) this.#load(layer, budget);
    const [lowest] = open;
    if (lowest && (lowest.state === "loaded" || lowest.state === "unpacking")) this.#unpack(lowest);
    this.#later(Math.max(MIN_LAYER_MS, STEP_MS), () => this.#turn());
  }

  #load(layer: PulledLayer, budget: number): void {
    const { id, packedBytes } = layer;
    layer.state = "loading";
    layer.doneBytes = Math.min(packedBytes, layer.doneBytes + Math.ceil(budget));
    this.#report(progressOf("Downloading", id, layer.doneBytes, packedBytes));
    if (layer.doneBytes < packedBytes) return;
    layer.state = "loaded";
    layer.doneBytes = 0;
    this.#report(stepOf("Verifying Checksum", id));
    this.#report(stepOf("Download complete", id));
  }

  #unpack(layer: PulledLayer): void {
    const { id, packedBytes, bytes } = layer;
    layer.state = "unpacking";
    const share = UNPACKED_BYTES_PER_MS * STEP_MS / Math.max(1, bytes);
    layer.doneBytes = Math.min(packedBytes, layer.doneBytes + Math.max(1, Math.ceil(packedBytes * share)));
    this.#report(progressOf("Extracting", id, layer.doneBytes, packedBytes));
    if (layer.doneBytes < packedBytes) return;
    layer.state = "done";
    this.#report(stepOf("Pull complete", id));
  }
}
