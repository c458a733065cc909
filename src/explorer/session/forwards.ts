/**
 * The port-forwards that run. They belong to no pane: each is `work` of the runner and ends with the program, or when
 * it is stopped. This is the one list of them: it changes by itself, and whoever shows it subscribes.
 */
import type { Target } from "../target.ts";

export interface Forward {
  readonly id: number;
  /** What was asked for: a pod, a service, a workload. */
  readonly target: Target;
  readonly context: string;
  readonly address: string;
  readonly localPort: number;
  /** As asked: a number, or a name that each pod has its own number for. */
  readonly port: string;
  /** The pod that gets the connections now. */
  readonly pod: string | undefined;
  readonly state: "Starting" | "Active" | "Waiting";
  readonly connections: number;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly lastError: string;
}

export class Forwards {
  readonly #entries = new Map<number, { forward: Forward; stop: () => void }>();
  readonly #listeners = new Set<() => void>();
  #next = 1;

  /** Those that run now, the oldest first. */
  get list(): readonly Forward[] {
    return [...this.#entries.values()].map(({ forward }) => forward);
  }

  /** Enters one; answers how its state is changed, and how it is taken out when it has ended. */
  add(
    forward: Omit<Forward, "id">,
    stop: () => void,
  ): { change(news: (now: Forward) => Partial<Forward>): void; remove(): void } {
    const id = this.#next++;
    this.#entries.set(id, { forward: { ...forward, id }, stop });
    this.#tell();
    return {
      change: (news) => {
        const entry = this.#entries.get(id);
        if (!entry) return;
        entry.forward = { ...entry.forward, ...news(entry.forward) };
        this.#tell();
      },
      remove: () => {
        if (this.#entries.delete(id)) this.#tell();
      },
    };
  }

  stop(id: number): void {
    this.#entries.get(id)?.stop();
  }

  /** Calls after every change, until the signal ends. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Whether a forward is about an object: it was asked for it, or leads to it. */
export function isAbout({ target, pod }: Forward, { uid, resource, namespace, name }: Target): boolean {
  if (target.uid === uid) return true;
  return resource.group === "" && resource.name === "pods" && target.namespace === namespace && pod === name;
}
