import { parsedJson } from "./engine_client.ts";
import { DockerFailure } from "./engine_errors.ts";

/** Values of JSON that follow one another in a stream, as the engine sends events, progress and statistics. */
export async function* jsonMessages<T>(stream: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  for await (const text of jsonTexts(stream)) yield parsedJson(text);
}

/** The same as it was sent, for numbers with more digits than JavaScript's have. */
export async function* jsonTexts(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const cutter = new Cutter();
  const reader = stream.getReader();
  try {
    while (true) {
      const { value, done } = await reader.read();
      yield* cutter.add(value ? decoder.decode(value, { stream: true }) : decoder.decode());
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** A value that grows beyond this is no message. */
const MAX_MESSAGE_CHARS = 16 * 1024 * 1024;

/** Finds where each object ends: newlines between them are usual, not promised. */
class Cutter {
  #text = "";
  #at = 0;
  #depth = 0;
  #isString = false;

  *add(chunk: string): Generator<string> {
    this.#text += chunk;
    if (this.#text.length > MAX_MESSAGE_CHARS) throw new DockerFailure("Cannot read message: it is too long");
    for (; this.#at < this.#text.length; this.#at++) {
      const letter = this.#text[this.#at]!;
      if (this.#isString) {
        if (letter === "\\") this.#at++;
        else if (letter === '"') this.#isString = false;
      } else if (letter === '"') this.#isString = true;
      else if (letter === "{" || letter === "[") this.#depth++;
      else if ((letter === "}" || letter === "]") && --this.#depth === 0) {
        yield this.#text.slice(0, this.#at + 1).trimStart();
        this.#text = this.#text.slice(this.#at + 1);
        this.#at = -1;
      }
    }
  }
}
