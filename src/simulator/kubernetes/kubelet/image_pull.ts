/** Gets a container's image onto the node, again and again if need be. Source: pkg/kubelet/images/image_manager.go. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { Cancel } from "../../clock/event_queue.ts";
import type { Image } from "../../images/image_profile.ts";
import { fullName, parseImageReference } from "../../images/image_reference.ts";
import { resolveImage } from "../../images/mod.ts";
import { pullAccounts } from "./image_credentials.ts";
import type { PodContext } from "./pod_context.ts";
import { goDuration } from "./words.ts";
import { delayOf, nextBackoff } from "./pod_stages.ts";

export interface PullResults {
  record(type: "Normal" | "Warning", reason: string, message: string): void;
  /** The same, about the pod as a whole. */
  recordPod(type: "Normal" | "Warning", reason: string, message: string): void;
  /** The container waits, for this reason. */
  wait(reason: string, message: string): void;
  ready(image: Image): void;
}

/** Layers that are there already need only be looked up: milliseconds. */
const LOOKUP_MS = [500, 900] as const;
const BACKOFF_NEWS_MS = [10_000, 15_000] as const;

export class ImagePuller {
  readonly #context: PodContext;
  readonly #results: PullResults;
  #backoffMs: number | undefined;
  #cancel: Cancel = () => {};

  constructor(context: PodContext, results: PullResults) {
    this.#context = context;
    this.#results = results;
  }

  cancel(): void {
    this.#cancel();
  }

  /** The image of a container that runs already, and so is on the node. */
  known({ image = "" }: IContainer): Image | undefined {
    const { pod, sources, images, pulls } = this.#context;
    const found = this.#imported(image) ??
      resolveImage(image, pullAccounts(pod, image, sources).credentials, pulls.pushed);
    if (!("image" in found)) return undefined;
    const { reference, imageId, profile } = found.image;
    if (!images.has(reference)) images.set(reference, { imageId, sizeBytes: profile.sizeBytes });
    return found.image;
  }

  /** What was brought to the node by hand. */
  #imported(name: string): { image: Image } | undefined {
    const reference = parseImageReference(name);
    const image = reference && this.#context.pulls.imported.get(fullName(reference));
    return image && { image };
  }

  /** As the pull policy says; `ready` is called when the image is there. */
  ensure(container: IContainer): void {
    const { image: name = "", imagePullPolicy: policy = "IfNotPresent" } = container;
    const { pod, sources, random, pulls } = this.#context;
    const { credentials, missing } = pullAccounts(pod, name, sources);
    if (missing.length > 0) {
      const names = missing.join(", ");
      this.#results.recordPod(
        "Warning",
        "FailedToRetrieveImagePullSecret",
        `Unable to retrieve some image pull secrets (${names}); attempting to pull the image may not succeed.`,
      );
    }
    const own = policy === "Always" ? undefined : this.#imported(name);
    const resolved = own ?? resolveImage(name, credentials, pulls.pushed);
    if ("invalid" in resolved) {
      this.#refuse("InspectFailed", "InvalidImageName", resolved.invalid);
      return this.#after(delayOf("recreate", random), () => this.ensure(container));
    }
    const isPresent = "image" in resolved && this.#context.images.has(resolved.image.reference);
    if (policy !== "Always" && isPresent) {
      const message = `Container image "${name}" already present on machine and can be accessed by the pod`;
      this.#results.record("Normal", "Pulled", message);
      return this.#ready(resolved.image);
    }
    if (policy === "Never") {
      const message = `Container image "${name}" is not present with pull policy of Never`;
      this.#refuse("ErrImageNeverPull", "ErrImageNeverPull", message);
      return this.#after(delayOf("recreate", this.#context.random), () => this.ensure(container));
    }
    this.#pull(container, resolved, isPresent);
  }

  #pull(container: IContainer, resolved: { image: Image } | { failure: string }, isPresent: boolean): void {
    const { random } = this.#context;
    const { image: name = "" } = container;
    this.#results.record("Normal", "Pulling", `Pulling image "${name}"`);
    const fullMs = delayOf("pull", random, "image" in resolved ? resolved.image.profile : undefined);
    const { pulls, queue, images } = this.#context;
    const reference = "image" in resolved ? resolved.image.reference : name;
    // One after another (serializeImagePulls); what another pull has brought meanwhile need only be looked up.
    const isKnown = isPresent || images.has(reference) || pulls.coming.has(reference);
    const tookMs = isKnown ? Math.min(fullMs, random.between(...LOOKUP_MS)) : fullMs;
    const waitMs = Math.max(0, pulls.freeMs - queue.now());
    pulls.freeMs = queue.now() + waitMs + tookMs;
    if ("image" in resolved) pulls.coming.add(reference);
    this.#after(waitMs + tookMs, () => {
      pulls.coming.delete(reference);
      if ("failure" in resolved) return this.#failed(container, resolved.failure);
      const took = goDuration(tookMs);
      const size = resolved.image.profile.sizeBytes;
      const message =
        `Successfully pulled image "${name}" in ${took} (${
          goDuration(waitMs + tookMs)
        } including waiting). ` +
        `Image size: ${size} bytes.`;
      this.#results.record("Normal", "Pulled", message);
      this.#ready(resolved.image);
    });
  }

  #failed(container: IContainer, failure: string): void {
    const { image: name = "" } = container;
    const failedMs = this.#context.queue.now();
    this.#refuse("Failed", "ErrImagePull", `Failed to pull image "${name}": ${failure}`, failure);
    this.#backoffMs = nextBackoff(this.#backoffMs);
    const untilMs = failedMs + this.#backoffMs;
    this.#after(delayOf("give-up-pull", this.#context.random), () => {
      this.#results.record("Normal", "BackOff", `Back-off pulling image "${name}"`);
      this.#results.record("Warning", "Failed", "Error: ImagePullBackOff");
      this.#results.wait("ImagePullBackOff", `Back-off pulling image "${name}": ErrImagePull: ${failure}`);
      this.#backOff(container, untilMs);
    });
  }

  /** While it is backed off, every look at the pod says so. */
  #backOff(container: IContainer, untilMs: number): void {
    const { queue, random } = this.#context;
    const leftMs = untilMs - queue.now();
    const lookMs = random.between(...BACKOFF_NEWS_MS);
    if (leftMs <= lookMs) return this.#after(leftMs, () => this.ensure(container));
    this.#after(lookMs, () => {
      this.#results.record("Normal", "BackOff", `Back-off pulling image "${container.image}"`);
      this.#results.record("Warning", "Failed", "Error: ImagePullBackOff");
      this.#backOff(container, untilMs);
    });
  }

  /** `eventReason` is that of the first event, `reason` what the container waits for. */
  #refuse(eventReason: string, reason: string, message: string, shown = message): void {
    this.#results.record("Warning", eventReason, message);
    this.#results.record("Warning", "Failed", `Error: ${reason}`);
    this.#results.wait(reason, shown);
  }

  #ready(image: Image): void {
    this.#backoffMs = undefined;
    this.#context.images.set(image.reference, { imageId: image.imageId, sizeBytes: image.profile.sizeBytes });
    this.#results.ready(image);
  }

  #after(ms: number, work: () => void): void {
    this.#cancel = this.#context.queue.schedule(ms, work);
  }
}
