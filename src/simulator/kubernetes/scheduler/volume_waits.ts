/**
 * Pods that have a node but wait for their volumes: what was decided is written, and the controllers of volumes do the
 * rest. Source: pkg/scheduler/framework/plugins/volumebinding/binder.go, BindPodVolumes.
 */
import type { Cancel } from "../../clock/event_queue.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { SELECTED_NODE } from "../controllers/volume_binder.ts";
import { BIND_COMPLETED, VolumeWrites, withAnnotation } from "../controllers/volume_writes.ts";
import type { VolumeDecisions, VolumeSources } from "./pod_volumes.ts";

/** How long that may take (bindTimeoutSeconds). */
const TIMEOUT_MS = 600_000;
const WRITER = { fieldManager: "kube-scheduler" } as const;

export interface VolumeWait {
  decisions: VolumeDecisions;
  node: string;
  claimKeys: readonly string[];
}

/** Told once: undefined when all is bound, else why it will not be. */
type Done = (problem: string | undefined) => void;

export class VolumeWaits {
  readonly #context: ControllerContext;
  readonly #sources: VolumeSources;
  readonly #waits = new Map<string, { claimKeys: readonly string[]; done: Done; cancel: Cancel }>();

  constructor(context: ControllerContext, sources: VolumeSources) {
    this.#context = context;
    this.#sources = sources;
    sources.claims.onChange(() => this.#look());
  }

  /** Throws StatusError where a decision cannot be written. */
  begin(key: string, { decisions, node, claimKeys }: VolumeWait, done: Done): void {
    const { registry, queue } = this.#context;
    const writes = new VolumeWrites(this.#context);
    for (const { claim, volume } of decisions.bindings) writes.reserve(volume, claim);
    for (const claim of decisions.provisions) {
      const metadata = withAnnotation(claim.metadata, SELECTED_NODE, node);
      registry.update(registry.kind("persistentvolumeclaims"), { ...claim, metadata }, WRITER);
    }
    const problem = 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded';
    const cancel = queue.schedule(TIMEOUT_MS, () => this.#end(key, problem));
    this.#waits.set(key, { claimKeys, done, cancel });
  }

  /** The pod needs no volumes any more. */
  forget(key: string): void {
    this.#waits.get(key)?.cancel();
    this.#waits.delete(key);
  }

  #look(): void {
    for (const [key, { claimKeys }] of this.#waits) {
      if (claimKeys.every((claimKey) => this.#isBound(claimKey))) this.#end(key, undefined);
    }
  }

  #isBound(claimKey: string): boolean {
    const [namespace, name] = claimKey.split("/");
    const claim = this.#sources.claims.get(namespace, name!);
    return claim?.status?.phase === "Bound" && claim.metadata.annotations?.[BIND_COMPLETED] !== undefined;
  }

  #end(key: string, problem: string | undefined): void {
    const wait = this.#waits.get(key);
    if (!wait) return;
    this.forget(key);
    wait.done(problem);
  }
}
