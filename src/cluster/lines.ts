/** How long lines are treated: cut into pieces (nothing is lost), or refused with a RangeError. */
export interface LineLimit {
  /** In UTF-16 units. */
  maxLength: number;
  longer: "cut" | "refuse";
  /** What stands after the last newline is the generator's return value, and no line: it may go on elsewhere. */
  keepsRest?: boolean;
}

/**
 * The lines of a UTF-8 stream, in batches: all that one chunk completes. A character split over two chunks stays
 * whole; the last line needs no newline. Leaving the loop early cancels the stream.
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  limit: LineLimit,
): AsyncGenerator<string[], string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const splitter = new LineSplitter(limit);
  let ended = false;
  try {
    while (!ended) {
      const { value, done } = await reader.read();
      ended = done;
      const lines = splitter.take(value ? decoder.decode(value, { stream: true }) : decoder.decode());
      if (done && !limit.keepsRest) lines.push(...splitter.rest());
      if (lines.length > 0) yield lines;
    }
    return limit.keepsRest ? splitter.rest().join("") : "";
  } finally {
    // A stream that broke has nothing to cancel, and its error is already on its way to the caller.
    if (!ended) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

/** Keeps the unfinished line as pieces: joining on every chunk would be quadratic for a long one. */
class LineSplitter {
  #pieces: string[] = [];
  #length = 0;
  readonly #limit: LineLimit;

  constructor(limit: LineLimit) {
    this.#limit = limit;
  }

  take(text: string): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      this.#keep(text.slice(start, end), lines);
      lines.push(this.#pieces.length === 1 ? this.#pieces[0]! : this.#pieces.join(""));
      this.#pieces = [];
      this.#length = 0;
      start = end + 1;
    }
    if (start < text.length) this.#keep(text.slice(start), lines);
    return lines;
  }

  rest(): string[] {
    return this.#length > 0 ? [this.#pieces.join("")] : [];
  }

  #keep(piece: string, lines: string[]): void {
    const { maxLength, longer } = this.#limit;
    if (longer === "refuse" && this.#length + piece.length > maxLength) {
      throw new RangeError(`Cannot read the stream: a line is longer than ${maxLength} characters`);
    }
    while (this.#length + piece.length > maxLength) {
      let room = maxLength - this.#length;
      if (isHighSurrogate(piece, room - 1)) room--; // half a character would be lost
      lines.push(this.#pieces.join("") + piece.slice(0, room));
      piece = piece.slice(room);
      this.#pieces = [];
      this.#length = 0;
    }
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
