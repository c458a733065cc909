/** What has been typed at a terminal and is not read yet: text, and between it the ends that Ctrl-D makes. */
import { TextQueue } from "./text_queue.ts";

/** So many ends are remembered; more of them tell a reader nothing new. */
const MAX_ENDS = 4096;

export class TypedInput {
  /** All but the last one are followed by an end. */
  #parts = [new TextQueue()];
  #length = 0;
  /** The last line has no newline yet. */
  #isOpen = false;

  /** Characters. */
  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    this.#parts.at(-1)!.add(text);
    this.#length += text.length;
    if (text !== "") this.#isOpen = !text.endsWith("\n");
  }

  /** Ctrl-D: who reads as far as here gets what there is, be it nothing. */
  addEnd(): void {
    if (this.#parts.length <= MAX_ENDS) this.#parts.push(new TextQueue());
    this.#isOpen = false;
  }

  /** Nothing more will come: an end of its own, also after the half of a line. */
  close(): void {
    if (this.#isOpen) this.addEnd();
    this.addEnd();
  }

  /** What there is up to the next end, at most `limit` characters; undefined: nothing yet; "": the end. */
  read(limit?: number): string | undefined {
    return this.#taken(this.#parts[0]!.take(limit));
  }

  /** A line with its newline, or what stands before an end; undefined: no whole line yet; "": the end. */
  readLine(): string | undefined {
    const first = this.#parts[0]!;
    const line = first.takeLine();
    return line === undefined && this.#parts.length === 1 ? undefined : this.#taken(line ?? first.take());
  }

  clear(): void {
    this.#parts = [new TextQueue()];
    this.#length = 0;
    this.#isOpen = false;
  }

  #taken(text: string): string | undefined {
    this.#length -= text.length;
    const isAtEnd = this.#parts.length > 1 && this.#parts[0]!.length === 0;
    if (text === "" && !isAtEnd) return undefined;
    // An end that has handed on the half of a line is over with it; after a whole line it is one of its own.
    if (isAtEnd && !text.endsWith("\n")) this.#parts.shift();
    return text;
  }
}
