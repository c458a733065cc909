/** What happens in the engine, as `docker events` tells it. */
import type { Clock } from "../clock/clock.ts";

export interface EngineEvent {
  type: "container" | "image" | "network" | "volume" | "daemon" | "builder";
  action: string;
  id: string;
  attributes: Readonly<Record<string, string>>;
  atMs: number;
}

/** Events that are remembered, at most (daemon/events). */
const MAX_EVENTS = 256;

export class EngineEvents {
  readonly #clock: Clock;
  readonly #past: EngineEvent[] = [];
  readonly #listeners = new Set<(event: EngineEvent) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get past(): readonly EngineEvent[] {
    return this.#past;
  }

  tell(
    type: EngineEvent["type"],
    action: string,
    id: string,
    attributes: EngineEvent["attributes"] = {},
  ): void {
    const event = { type, action, id, attributes, atMs: this.#clock.now() };
    this.#past.push(event);
    if (this.#past.length > MAX_EVENTS) this.#past.shift();
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Calls for each event from now on; returns what ends that. */
  listen(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
