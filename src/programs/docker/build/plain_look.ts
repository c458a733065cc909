import type { Io } from "../../io.ts";
import { type BuildLook, type BuildPart, type PartOutcome, partSeconds } from "./build_look.ts";

/** Lines that each begin with the number of their part, as BuildKit prints them where there is no terminal. */
export class PlainLook implements BuildLook {
  readonly #io: Pick<Io, "err" | "now">;
  readonly #begun = new Map<number, number>();
  #isFirst = true;

  constructor(io: Pick<Io, "err" | "now">) {
    this.#io = io;
  }

  async begin({ number, title }: BuildPart): Promise<void> {
    this.#begun.set(number, this.#io.now());
    const gap = this.#isFirst ? "" : "\n";
    this.#isFirst = false;
    await this.#io.err(`${gap}#${number} ${title}\n`);
  }

  async note({ number }: BuildPart, text: string): Promise<void> {
    await this.#io.err(`#${number} ${text}\n`);
  }

  async output({ number }: BuildPart, line: string): Promise<void> {
    await this.#io.err(`#${number} ${(this.#ms(number) / 1000).toFixed(3)} ${line}\n`);
  }

  async end({ number }: BuildPart, outcome: PartOutcome): Promise<void> {
    const words = {
      done: () => `DONE ${partSeconds(this.#ms(number))}`,
      cached: () => "CACHED",
      failed: () => `ERROR: ${(outcome as { message: string }).message}`,
    };
    await this.#io.err(`#${number} ${words[outcome.kind]()}\n`);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #ms(number: number): number {
    return this.#io.now() - (this.#begun.get(number) ?? this.#io.now());
  }
}
