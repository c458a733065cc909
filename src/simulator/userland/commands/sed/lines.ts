/** The lines that sed edits: of several files as if they were one, or of each. */
import { type Process, readSome, type Wait } from "../../../host/process.ts";
import type { Stream } from "../../../host/stream.ts";

export interface Line {
  text: string;
  /** What ends it is there; the last line of a file may lack it. */
  isEnded: boolean;
}

/** The lines of one stream, with a look at whether more come. */
export class StreamLines {
  readonly #source: Pick<Process, "input" | "task">;
  readonly #end: string;
  #text = "";
  #at = 0;
  #hasEnded = false;

  constructor(input: Stream, process: Process, end: string) {
    this.#source = { input, ...(process.task ? { task: process.task } : {}) };
    this.#end = end;
  }

  *hasMore(): Generator<Wait, boolean, void> {
    while (this.#at >= this.#text.length && !this.#hasEnded) yield* this.#more();
    return this.#at < this.#text.length;
  }

  *next(): Generator<Wait, Line | undefined, void> {
    for (;;) {
      const end = this.#text.indexOf(this.#end, this.#at);
      if (end >= 0) {
        const text = this.#text.slice(this.#at, end);
        this.#at = end + 1;
        return { text, isEnded: true };
      }
      if (this.#hasEnded) break;
      yield* this.#more();
    }
    if (this.#at >= this.#text.length) return undefined;
    const text = this.#text.slice(this.#at);
    this.#at = this.#text.length;
    return { text, isEnded: false };
  }

  *#more(): Generator<Wait, void, void> {
    const text = yield* readSome(this.#source);
    if (text === undefined) this.#hasEnded = true;
    else {
      this.#text = this.#text.slice(this.#at) + text;
      this.#at = 0;
    }
  }
}
