/** Where the learner sits: terminals of their sizes, in the world that is there, or in the one that takes its place. */
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import type { Classroom } from "../classroom.ts";
import type { LearnerTerminal } from "../learner_terminal.ts";
import { PaceStopped } from "../live_pace.ts";
import type { Acts } from "./acts.ts";
import type { SessionWorld } from "./session_world.ts";

export interface SeatOptions {
  /** The world that is there, as soon as there is one. */
  readonly world: () => SessionWorld | Promise<SessionWorld>;
  readonly acts: Pick<Acts, "idle" | "isClosed">;
}

const SIZE: TerminalSize = { columns: 80, rows: 24 };
/** Of the world: so long a shell may take to its first prompt. */
const PROMPT_LIMIT_MS = 10_000;
/** To the end of the line, and all of it away. */
const CLEAR_LINE = "\x05\x15";

export class Seat {
  readonly #options: SeatOptions;
  readonly #sizes = new Map<number, TerminalSize>();

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  /**
   * Does something between two steps of the world; where that one ends just now, in the one after it.
   * @throws {PaceStopped} there is none after it
   */
  async inWorld<T>(work: (world: SessionWorld) => Promise<T>): Promise<T> {
    const { acts } = this.#options;
    for (;;) {
      const world = await this.#options.world();
      const { pace } = world;
      try {
        return await pace.inTurn(() => work(world));
      } catch (error) {
        if (!(error instanceof PaceStopped) || acts.isClosed) throw error;
        await acts.idle();
        if ((await this.#options.world()).pace === pace) throw error;
      }
    }
  }

  /** Opens the terminal of that number, or gives it its new size. */
  openTerminal(number: number, size: TerminalSize): Promise<LearnerTerminal> {
    this.#sizes.set(number, size);
    return this.inWorld(({ classroom }) => classroom.openTerminal(number, size));
  }

  /**
   * Keys for the terminal of that number; where there is none yet, it is opened. `typed` is called before anything else
   * happens in the world.
   */
  key(text: string, number: number, typed: () => void = () => {}): Promise<void> {
    return this.inWorld(async ({ classroom }) => {
      await this.#sit(classroom, number);
      await classroom.key(text, number);
      typed();
    });
  }

  /** A whole command line, in the place of one that was begun and not sent. */
  line(text: string, number: number, typed: () => void = () => {}): Promise<void> {
    return this.inWorld(async ({ classroom }) => {
      await this.#sit(classroom, number);
      const { isMidLine } = classroom.terminals.get(number)!;
      await classroom.key(`${isMidLine ? CLEAR_LINE : ""}${text}\r`, number);
      typed();
    });
  }

  /** All terminals that there were, in a world that has taken the place of another. */
  async reopen(): Promise<void> {
    for (const [number, size] of this.#sizes) {
      await this.inWorld(({ classroom }) => classroom.openTerminal(number, size));
    }
  }

  async #sit(classroom: Classroom, number: number): Promise<void> {
    if (classroom.terminals.has(number)) return;
    const size = this.#sizes.get(number) ?? this.#sizes.get(1) ?? SIZE;
    this.#sizes.set(number, size);
    const terminal = await classroom.openTerminal(number, size);
    await terminal.ready(PROMPT_LIMIT_MS);
  }
}
