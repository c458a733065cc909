/** The watches that clients hold open. */
export interface OpenWatch {
  /** Tells the client that its version is too old (410) and ends. */
  expire(): void;
  /** Breaks off in the middle. */
  drop(): void;
}

export class OpenWatches {
  readonly #watches = new Set<OpenWatch>();

  get size(): number {
    return this.#watches.size;
  }

  add(watch: OpenWatch): void {
    this.#watches.add(watch);
  }

  remove(watch: OpenWatch): void {
    this.#watches.delete(watch);
  }

  /** Each of those that are open now; answers how many. */
  end(how: keyof OpenWatch): number {
    const open = [...this.#watches];
    for (const watch of open) watch[how]();
    return open.length;
  }
}
