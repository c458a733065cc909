/** What a world's owner may do that no cluster lets anybody do: stop time, go back, break things. */
import type { KubeObject } from "../../kube/object.ts";
import type { Random } from "../clock/random.ts";
import type { ApiExtension } from "../kubernetes/http/api_extension.ts";
import { ConnectionDropped } from "../kubernetes/http/api_extension.ts";
import { StatusError } from "../kubernetes/status_error.ts";
import type { World } from "../scenarios/world.ts";
import { adminAnswer } from "./admin_paths.ts";
import { type FaultEffect, Faults } from "./faults.ts";
import { History } from "./history.ts";
import { inPresentKinds, restoreStates } from "./restore.ts";
import { restoreSnapshot, type Snapshot, takeSnapshot } from "./snapshot.ts";

/** Who lets time pass. */
export interface TimeControl {
  /** Simulated seconds in a real one; 0: time stands still. */
  speed: number;
  /** Lets so much simulated time pass at once. */
  advance(ms: number): Promise<void>;
  /** Resolves after so many milliseconds of the client's time: what a slow answer takes. */
  delay(ms: number): Promise<void>;
}

/** A log that reaches further back than memory. */
export interface Past {
  readonly oldestRevision: number;
  revisionAt(timeMs: number): number;
  objectsAt(revision: number): KubeObject[];
}

export interface LaboratoryOptions {
  world: World;
  time: TimeControl;
  random: Random;
  past?: Past;
}

export class Laboratory {
  readonly world: World;
  readonly time: TimeControl;
  readonly faults: Faults;
  readonly snapshots = new Map<string, Snapshot>();
  readonly #history: History;
  readonly #past: Past | undefined;
  #speedBeforePause: number;

  /** Opens the administrator's paths of the world's API server. */
  constructor({ world, time, random, past }: LaboratoryOptions) {
    this.world = world;
    this.time = time;
    this.faults = new Faults(random);
    this.#past = past;
    this.#speedBeforePause = time.speed || 1;
    this.#history = new History(world.registry.store, () => world.queue.now());
    world.api.extension = this.#extension();
  }

  get isPaused(): boolean {
    return this.time.speed === 0;
  }

  pause(): void {
    if (this.isPaused) return;
    this.#speedBeforePause = this.time.speed;
    this.time.speed = 0;
  }

  resume(): void {
    if (this.isPaused) this.time.speed = this.#speedBeforePause;
  }

  /** The oldest revision to which there is a way back. */
  get oldestRevision(): number {
    return Math.min(this.#history.oldestRevision, this.#past?.oldestRevision ?? Infinity);
  }

  /** The newest revision of that moment or before. */
  revisionAt(timeMs: number): number {
    const revision = this.#history.revisionAt(timeMs);
    return revision > this.#history.oldestRevision ? revision : this.#past?.revisionAt(timeMs) ?? revision;
  }

  /**
   * Makes the cluster's objects what they were. Time goes on, and so do revisions. Returns how many objects changed.
   *
   * @throws {RangeError} too old, or not there yet
   */
  rewind(revision: number): number {
    const { registry, queue } = this.world;
    const { store } = registry;
    if (revision > store.revision) {
      throw new RangeError(`Cannot go back to revision ${revision}: the newest is ${store.revision}`);
    }
    const isRemembered = revision >= this.#history.oldestRevision;
    if (isRemembered || !this.#past || revision < this.#past.oldestRevision) {
      return restoreStates(store, inPresentKinds(registry, this.#history.statesAt(revision)));
    }
    const objects = this.#past.objectsAt(revision);
    return restoreSnapshot(registry, { objects, revision, nodes: [], takenMs: queue.now() });
  }

  takeSnapshot(): Snapshot {
    const { registry, queue, nodes } = this.world;
    return takeSnapshot(registry, nodes, queue.now());
  }

  /** Returns how many objects changed. @throws {RangeError} it holds a kind that is not served */
  restoreSnapshot(snapshot: Snapshot): number {
    return restoreSnapshot(this.world.registry, snapshot);
  }

  /** From now on every version that a client may know is too old: watches end with 410. Answers how many did. */
  expireWatches(): number {
    const { store } = this.world.registry;
    store.compact(store.revision);
    return this.world.api.watches.end("expire");
  }

  #extension(): ApiExtension {
    return {
      answer: (request) => adminAnswer(this, request),
      interfere: (user, { verb, resource, namespace }) => {
        const effects = this.faults.meet({ verb, resource, namespace, user: user.name });
        return effects.length > 0 ? this.#suffer(effects) : undefined;
      },
    };
  }

  async #suffer(effects: readonly FaultEffect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === "latency") await this.time.delay(effect.delayMs);
      else if (effect.kind === "drop") throw new ConnectionDropped();
      else throw refusal(effect.code);
    }
  }
}

/** In the words of an API server under load (apiserver/pkg/util/flushwriter, apimachinery/pkg/api/errors). */
function refusal(code: 429 | 500 | 503): StatusError {
  switch (code) {
    case 429:
      return new StatusError(
        429,
        "TooManyRequests",
        "the server has received too many requests and has asked us to try again later",
        { retryAfterSeconds: 1 },
      );
    case 503:
      return new StatusError(
        503,
        "ServiceUnavailable",
        "the server is currently unable to handle the request",
        { retryAfterSeconds: 1 },
      );
    default:
      return new StatusError(500, "InternalError", "Internal error occurred: etcdserver: request timed out", {
        causes: [{ message: "etcdserver: request timed out" }],
      });
  }
}
