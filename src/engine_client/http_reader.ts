import { EngineUnreachable } from "../programs/docker/engine_errors.ts";

/** Reads HTTP/1.1 answers from a connection: the head, then a body of a known length, in chunks, or to the end. */
export interface ResponseHead {
  status: number;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
}

const MAX_HEAD_BYTES = 64 * 1024;
const MAX_SIZE_LINE_BYTES = 1024;

export class HttpReader {
  readonly #source: ReadableStreamDefaultReader<Uint8Array>;
  #waiting: Uint8Array = new Uint8Array();

  constructor(source: ReadableStream<Uint8Array>) {
    this.#source = source.getReader();
  }

  /** Passes over `100 Continue`. Rejects where the connection ends before the head does. */
  async head(): Promise<ResponseHead> {
    while (true) {
      const text = await this.#until("\r\n\r\n", MAX_HEAD_BYTES);
      const [first, ...lines] = text.split("\r\n");
      const match = /^HTTP\/1\.[01] (\d{3})/.exec(first!);
      if (!match) {
        throw broken(
          `Cannot read answer: expected HTTP/1.1, found ${JSON.stringify(first!.slice(0, 40))}`,
        );
      }
      const status = Number(match[1]);
      if (status < 200 && status !== 101) continue;
      const headers = new Map(lines.map((line): [string, string] => {
        const at = line.indexOf(":");
        return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
      }));
      return { status, headers };
    }
  }

  /** The body as the head announces it. `end` is called once: at its end, or when nobody wants more. */
  body({ status, headers }: ResponseHead, method: string, end: () => void): ReadableStream<Uint8Array> {
    const length = headers.get("content-length");
    const chunks = method === "HEAD" || status === 204 || status === 304
      ? this.#part(0)
      : /chunked/i.test(headers.get("transfer-encoding") ?? "")
      ? this.#chunked()
      : length === undefined
      ? this.rest()
      : this.#part(Number(length));
    let isOver = false;
    const finish = (): void => {
      if (!isOver) end();
      isOver = true;
    };
    return new ReadableStream({
      async pull(controller) {
        try {
          const { value, done } = await chunks.next();
          if (!done) return controller.enqueue(value);
          finish();
          controller.close();
        } catch (error) {
          finish();
          controller.error(error);
        }
      },
      cancel: finish,
    });
  }

  /** Everything to the end of the connection, as it comes. */
  async *rest(): AsyncGenerator<Uint8Array> {
    if (this.#waiting.length) yield this.#take(this.#waiting.length);
    while (await this.#more()) yield this.#take(this.#waiting.length);
  }

  async *#part(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      if (!this.#waiting.length && !await this.#more()) throw broken("unexpected EOF");
      const chunk = this.#take(Math.min(left, this.#waiting.length));
      left -= chunk.length;
      yield chunk;
    }
  }

  async *#chunked(): AsyncGenerator<Uint8Array> {
    while (true) {
      const line = await this.#until("\r\n", MAX_SIZE_LINE_BYTES);
      const size = parseInt(line, 16);
      if (Number.isNaN(size)) throw broken("malformed chunked encoding");
      if (size === 0) return;
      yield* this.#part(size);
      await this.#until("\r\n", MAX_SIZE_LINE_BYTES);
    }
  }

  /** Text up to the mark, which is passed over. */
  async #until(mark: string, maxBytes: number): Promise<string> {
    const decoder = new TextDecoder("latin1");
    while (true) {
      const at = decoder.decode(this.#waiting.subarray(0, maxBytes)).indexOf(mark);
      if (at >= 0) {
        const text = decoder.decode(this.#take(at));
        this.#take(mark.length);
        return text;
      }
      if (this.#waiting.length >= maxBytes) throw broken("Cannot read answer: its head is too long");
      if (!await this.#more()) throw broken("unexpected EOF");
    }
  }

  #take(length: number): Uint8Array {
    const taken = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.read().catch((error) => {
      throw error instanceof Deno.errors.ConnectionReset ? broken("connection reset by peer") : error;
    });
    if (done) return false;
    if (!this.#waiting.length) this.#waiting = value;
    else {
      const both = new Uint8Array(this.#waiting.length + value.length);
      both.set(this.#waiting);
      both.set(value, this.#waiting.length);
      this.#waiting = both;
    }
    return true;
  }
}

/** What breaks off in the middle. */
function broken(why: string): EngineUnreachable {
  return new EngineUnreachable("", `error during connect: ${why}`);
}
