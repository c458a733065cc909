/** What is seen of the world beside text and shell: the explorer, or who has written what. */
import type { Grid } from "../../terminal/grid.ts";
import type { TerminalInput } from "../../terminal/keys.ts";
import { drawLines, type Rectangle } from "../../terminal/line.ts";
import type { Theme } from "../../terminal/theme.ts";
import type { ScreenSize } from "./layout.ts";
import { writeLines, type WriteLinesOptions } from "./write_lines.ts";

/** Something that shows the world: the explorer. */
export interface WorldPane {
  resize(size: ScreenSize): void;
  /** A frame of that size. */
  draw(): Grid;
  input(input: TerminalInput): void;
  /** Another world is there. */
  renew(): void;
  close(): void;
}

export interface WrittenWorld {
  readonly writes: Pick<WriteLinesOptions, "writes" | "replicas">;
  readonly beganMs: number;
}

export interface WorldSideOptions {
  /** Called when it is first seen, until it answers. */
  readonly open: (size: ScreenSize) => WorldPane | undefined;
  /** Undefined: the world is being made. */
  readonly classroom: () => WrittenWorld | undefined;
}

export interface WorldLook {
  readonly theme: Theme;
  /** Who has written what, in the explorer's place. */
  readonly showsWrites: boolean;
  /** Keys are for the explorer. */
  readonly hasFocus: boolean;
}

/** What there is to see of a world that is still being made. */
const NO_WORLD: WrittenWorld = { writes: { writes: [], replicas: [] }, beganMs: 0 };

export class WorldSide {
  readonly #options: WorldSideOptions;
  #explorer: WorldPane | undefined;

  constructor(options: WorldSideOptions) {
    this.#options = options;
  }

  /** There is somebody to take keys. */
  get hasExplorer(): boolean {
    return this.#explorer !== undefined;
  }

  input(input: TerminalInput): void {
    this.#explorer?.input(input);
  }

  resize({ width, height }: Rectangle): void {
    this.#explorer?.resize({ columns: width, rows: height });
  }

  /** Another world is there. */
  renew(): void {
    this.#explorer?.renew();
  }

  draw(grid: Grid, area: Rectangle, { theme, showsWrites, hasFocus }: WorldLook): void {
    const { open, classroom } = this.#options;
    const size = { columns: area.width, rows: area.height };
    const world = classroom();
    if (world && !showsWrites) this.#explorer ??= open(size);
    if (this.#explorer && !showsWrites) return grid.paste(this.#explorer.draw(), area, hasFocus);
    const { writes: { writes, replicas }, beganMs } = world ?? NO_WORLD;
    drawLines(grid, area, writeLines({ writes, replicas, ...size, beganMs }), theme);
  }

  close(): void {
    this.#explorer?.close();
  }
}
