/** What Ctrl-C does to a program: the first is its to answer, and so is the second for who asks; the next one ends it. */
export class Interrupts {
  readonly #first = new AbortController();
  #second: AbortController | undefined;

  /** Aborted by the first. */
  get signal(): AbortSignal {
    return this.#first.signal;
  }

  /** Aborted by the second, which ends the program no longer. */
  forced(): AbortSignal {
    return (this.#second ??= new AbortController()).signal;
  }

  /** One has come, with what tells of it as the signal's reason. Whether the program is to answer it. */
  come(reason: unknown): boolean {
    const next = [this.#first, this.#second].find((one) => one && !one.signal.aborted);
    next?.abort(reason);
    return next !== undefined;
  }
}
