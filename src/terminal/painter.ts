/** When frames are painted: what came with a key at once, all else a little later and not too often. */
import type { Grid } from "./grid.ts";
import type { Screen } from "./screen.ts";

/** What came with a key is painted at once, all else at most this often. */
const FRAME_MS = 33;
/** Answers mostly come several at a time: the first waits so long for the others, or they would wait for a frame. */
const GATHER_MS = 10;

export class Painter {
  readonly #screen: Pick<Screen, "paint">;
  readonly #draw: () => Grid;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #paintedAt = 0;

  constructor(screen: Pick<Screen, "paint">, draw: () => Grid) {
    this.#screen = screen;
    this.#draw = draw;
  }

  paint(): void {
    this.stop();
    this.#paintedAt = performance.now();
    this.#screen.paint(this.#draw());
  }

  soon(): void {
    const waitMs = Math.max(GATHER_MS, this.#paintedAt + FRAME_MS - performance.now());
    this.#timer ??= setTimeout(() => this.paint(), waitMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
