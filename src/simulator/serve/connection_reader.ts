/** Bytes of a connection as HTTP needs them: a head, then a body of known length, then the next head. */
import { joined } from "../kubernetes/http/answer.ts";
import { parseRequestHead, type RequestHead } from "./request_head.ts";

/** What is needed of a connection. */
export interface ByteSource {
  /** Null: its end. */
  read(buffer: Uint8Array): Promise<number | null>;
}

const CHUNK_BYTES = 32 * 1024;

export class ConnectionReader {
  readonly #source: ByteSource;
  #rest: Uint8Array = new Uint8Array();
  /** A read that goes on while nobody waits for it. */
  #reading: Promise<boolean> | undefined;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The head of the next request; undefined: there is none any more. */
  async head(): Promise<RequestHead | "unreadable" | undefined> {
    for (;;) {
      const head = parseRequestHead(this.#rest);
      if (head !== undefined) {
        if (head !== "unreadable") this.#rest = this.#rest.subarray(head.length);
        return head;
      }
      if (!await this.#more()) return undefined;
    }
  }

  /** The body that the head announces. */
  body({ headers }: RequestHead): ReadableStream<Uint8Array> {
    const pieces = /chunked/i.test(headers.get("transfer-encoding") ?? "")
      ? this.#chunks()
      : this.#exactly(Number(headers.get("content-length") ?? 0));
    return ReadableStream.from(pieces);
  }

  /** All that still comes, as it is. */
  async *raw(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#rest.length > 0) {
        const bytes = this.#rest;
        this.#rest = new Uint8Array();
        yield bytes;
      } else if (!await this.#more()) return;
    }
  }

  /** Resolves to false when the client has closed the connection, to true when it sends something. */
  closed(): Promise<boolean> {
    return this.#more();
  }

  async *#exactly(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      if (this.#rest.length === 0 && !await this.#more()) {
        throw new Error("The client has broken off its request");
      }
      const bytes = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(bytes.length);
      left -= bytes.length;
      yield bytes;
    }
  }

  /** Chunked transfer coding (RFC 9112, 7.1). */
  async *#chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const length = Number.parseInt(await this.#line(), 16);
      if (Number.isNaN(length)) throw new Error("The client has sent a chunk without a length");
      yield* this.#exactly(length);
      const end = await this.#line();
      if (length > 0) continue;
      for (let trailer = end; trailer !== "";) trailer = await this.#line();
      return;
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end >= 0) {
        const line = new TextDecoder().decode(this.#rest.subarray(0, end)).replace(/\r$/, "");
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      if (!await this.#more()) throw new Error("The client has broken off its request");
    }
  }

  /** Reads on; false at the end. */
  #more(): Promise<boolean> {
    return this.#reading ??= this.#read().finally(() => this.#reading = undefined);
  }

  async #read(): Promise<boolean> {
    const buffer = new Uint8Array(CHUNK_BYTES);
    const count = await this.#source.read(buffer).catch(() => null);
    if (count === null) return false;
    this.#rest = this.#rest.length === 0
      ? buffer.subarray(0, count)
      : joined([this.#rest, buffer.subarray(0, count)]);
    return true;
  }
}
