/** Records out of a stream, each as soon as it is whole. */
import { type Process, readSome, type Wait } from "../../../host/process.ts";
import type { Stream } from "../../../host/stream.ts";
import { bytesAsText } from "./bytes.ts";
import { patternOf } from "./pattern.ts";

export class Records {
  readonly #source: Pick<Process, "input" | "task">;
  #text = "";
  #at = 0;
  #hasEnded = false;

  constructor(input: Stream, process: Process) {
    this.#source = { input, ...(process.task ? { task: process.task } : {}) };
  }

  /** The next record, as RS separates them; undefined at the end. */
  *next(separator: string): Generator<Wait, string | undefined, void> {
    if (separator === "") yield* this.#skipNewlines();
    const pattern = separator === "" ? /\n\n+/g : separator.length > 1 ? patternOf(separator) : separator;
    for (;;) {
      const found = this.#find(pattern);
      // A match at the end of what is there may go on.
      if (found && (this.#hasEnded || typeof pattern === "string" || found.end < this.#text.length)) {
        const record = this.#text.slice(this.#at, found.start);
        this.#at = found.end;
        return record;
      }
      if (this.#hasEnded) return this.#rest(separator);
      yield* this.#more();
    }
  }

  #find(pattern: string | RegExp): { start: number; end: number } | undefined {
    if (typeof pattern === "string") {
      const start = this.#text.indexOf(pattern, this.#at);
      return start < 0 ? undefined : { start, end: start + 1 };
    }
    pattern.lastIndex = this.#at;
    for (let match = pattern.exec(this.#text); match; match = pattern.exec(this.#text)) {
      if (match[0] !== "") return { start: match.index, end: match.index + match[0].length };
      pattern.lastIndex++;
    }
    return undefined;
  }

  #rest(separator: string): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const rest = this.#text.slice(this.#at);
    this.#at = this.#text.length;
    return separator === "" ? rest.replace(/\n$/, "") : rest;
  }

  *#skipNewlines(): Generator<Wait, void, void> {
    for (;;) {
      while (this.#text[this.#at] === "\n") this.#at++;
      if (this.#at < this.#text.length || this.#hasEnded) return;
      yield* this.#more();
    }
  }

  *#more(): Generator<Wait, void, void> {
    const text = yield* readSome(this.#source);
    if (text === undefined) this.#hasEnded = true;
    else {
      this.#text = this.#text.slice(this.#at) + bytesAsText(text);
      this.#at = 0;
    }
  }
}
