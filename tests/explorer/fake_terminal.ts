/** A terminal that programs get in tests: what is typed is given before, what they write is kept. */
import type { HandedTerminal } from "../../src/terminal/handed_terminal.ts";

export class FakeTerminal implements HandedTerminal {
  /** Everything that was written. */
  output = "";
  size = { columns: 80, rows: 24 };
  readonly #end = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #typed: Uint8Array[] = [];
  #wake = (): void => {};

  /** Keys for the next program, in the pieces in which they arrive. */
  constructor(...typed: readonly string[]) {
    this.type(...typed);
  }

  get ended(): AbortSignal {
    return this.#end.signal;
  }

  type(...pieces: readonly string[]): void {
    for (const piece of pieces) this.#typed.push(new TextEncoder().encode(piece));
    this.#wake();
  }

  async *input(signal: AbortSignal): AsyncIterable<Uint8Array> {
    signal.addEventListener("abort", () => this.#wake());
    while (!signal.aborted) {
      const chunk = this.#typed.shift();
      if (chunk) yield chunk;
      else await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  write(data: Uint8Array): void {
    this.output += new TextDecoder().decode(data);
  }

  onResize(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  resize(columns: number, rows: number): void {
    this.size = { columns, rows };
    for (const listener of this.#listeners) listener();
  }

  /** As when the explorer is told to end. */
  end(): void {
    this.#end.abort();
  }
}
