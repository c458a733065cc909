/**
 * What a learner does in a lesson, one act after another: an act that comes while another is under way waits for it. The
 * same act once more, before it has been done, is an impatient key and is refused, unless doing it twice means something.
 */

/** Told to the learner. */
export class ActRefused extends Error {
  override name = "ActRefused";
}

export interface ActOptions {
  /** Twice is once more, rather than impatience. */
  readonly isRepeatable?: boolean;
}

export class Acts {
  readonly #pending: string[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** Does it in its turn. `name`: as a sentence begins, `Skipping`. @throws {ActRefused} it is not done at all */
  do<T>(name: string, work: () => Promise<T>, { isRepeatable = false }: ActOptions = {}): Promise<T> {
    if (this.#isClosed) return Promise.reject(new ActRefused("The lesson has been left."));
    if (!isRepeatable && this.#pending.includes(name)) {
      return Promise.reject(new ActRefused(`${name} is under way.`));
    }
    this.#pending.push(name);
    const done = this.#last.then(async () => {
      try {
        if (this.#isClosed) throw new ActRefused("The lesson has been left.");
        return await work();
      } finally {
        this.#pending.splice(this.#pending.indexOf(name), 1);
      }
    });
    this.#last = done.catch(() => {});
    return done;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#pending.length > 0) await this.#last;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Those that have not begun are refused, and all that come. */
  close(): void {
    this.#isClosed = true;
  }
}
