/** SPDY/3.1 as kubectl speaks it to forward ports: frames out of bytes, and bytes of frames. */
import { Inflate } from "fflate";
import { spdyDictionary } from "./spdy_dictionary.ts";

export type SpdyFrame =
  | { type: "open"; stream: number; headers: Record<string, string>; isLast: boolean }
  | { type: "data"; stream: number; data: Uint8Array; isLast: boolean }
  | { type: "reset"; stream: number }
  | { type: "ping"; bytes: Uint8Array }
  | { type: "goaway" };

const VERSION = 0x8003;
const SYN_STREAM = 1;
const SYN_REPLY = 2;
const RST_STREAM = 3;
const PING = 6;
const GOAWAY = 7;
const FLAG_LAST = 1;
const HEADER_BYTES = 8;
/** A zlib header that says that a dictionary is used, and which. */
const ZLIB_HEADER = Uint8Array.of(0x78, 0xbb, 0xe3, 0xc6, 0xa7, 0xc2);
/** Larger control frames are nonsense. */
const MAX_FRAME_BYTES = 1 << 24;

/** Headers that unpack to more are an attack. */
const MAX_HEADER_BYTES = 1 << 20;

/** Reads frames from bytes that come in pieces of any size. Garbage throws a RangeError. */
export class SpdyReader {
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  #inflated: Uint8Array[] = [];
  #inflatedBytes = 0;
  #sawHeader = false;
  readonly #inflate = new Inflate({ dictionary: spdyDictionary() }, (chunk) => {
    this.#inflatedBytes += chunk.length;
    if (this.#inflatedBytes > MAX_HEADER_BYTES) {
      throw new RangeError("Cannot read SPDY headers: they are too large");
    }
    this.#inflated.push(chunk);
  });

  read(piece: Uint8Array): SpdyFrame[] {
    this.#rest = concat([this.#rest, piece]);
    const frames: SpdyFrame[] = [];
    while (this.#rest.length >= HEADER_BYTES) {
      const view = new DataView(this.#rest.buffer, this.#rest.byteOffset);
      const length = view.getUint32(4) & (MAX_FRAME_BYTES - 1);
      if (this.#rest.length < HEADER_BYTES + length) break;
      const body = this.#rest.slice(HEADER_BYTES, HEADER_BYTES + length);
      const frame = this.#frame(view.getUint32(0), this.#rest[4]!, body);
      if (frame) frames.push(frame);
      this.#rest = this.#rest.slice(HEADER_BYTES + length);
    }
    return frames;
  }

  /** Undefined for frames that need no answer: settings, window updates. */
  #frame(word: number, flags: number, body: Uint8Array<ArrayBuffer>): SpdyFrame | undefined {
    const isLast = (flags & FLAG_LAST) !== 0;
    if (word < 0x8000_0000) return { type: "data", stream: word, data: body, isLast };
    if (word >>> 16 !== VERSION) throw new RangeError(`Cannot read SPDY frame: its version is not 3`);
    const view = new DataView(body.buffer);
    switch (word & 0xffff) {
      case SYN_STREAM:
        return { type: "open", stream: view.getUint32(0), headers: this.#headers(body.slice(10)), isLast };
      case RST_STREAM:
        return { type: "reset", stream: view.getUint32(0) };
      case PING:
        return { type: "ping", bytes: control(PING, body) };
      case GOAWAY:
        return { type: "goaway" };
      default:
        return undefined;
    }
  }

  /** One compressor serves the whole connection: each block continues the one before. */
  #headers(block: Uint8Array): Record<string, string> {
    this.#inflatedBytes = 0;
    this.#inflate.push(this.#sawHeader ? block : block.slice(ZLIB_HEADER.length), false);
    this.#sawHeader = true;
    const plain = concat(this.#inflated.splice(0));
    const view = new DataView(plain.buffer);
    const headers: Record<string, string> = {};
    let offset = 4;
    const text = () => {
      const start = offset + 4;
      offset = start + view.getUint32(offset);
      if (offset > plain.length) throw new RangeError("Cannot read SPDY headers: they end early");
      return new TextDecoder().decode(plain.subarray(start, offset));
    };
    for (let count = view.getUint32(0); count > 0; count--) headers[text()] = text();
    return headers;
  }
}

/** Writes frames. Headers go out in stored blocks, so that nothing has to be compressed. */
export class SpdyWriter {
  #sentHeader = false;

  /** Accepts a stream, without headers. */
  reply(stream: number): Uint8Array<ArrayBuffer> {
    const noHeaders = Uint8Array.of(0, 4, 0, 0xfb, 0xff, 0, 0, 0, 0);
    const flush = Uint8Array.of(0, 0, 0, 0xff, 0xff);
    const start = this.#sentHeader ? new Uint8Array() : ZLIB_HEADER;
    this.#sentHeader = true;
    return control(SYN_REPLY, concat([word32(stream), start, noHeaders, flush]));
  }

  data(stream: number, data: Uint8Array, isLast: boolean): Uint8Array<ArrayBuffer> {
    return concat([word32(stream), word32((isLast ? FLAG_LAST : 0) * MAX_FRAME_BYTES + data.length), data]);
  }
}

function control(type: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat([word32(VERSION * 0x1_0000 + type), word32(body.length), body]);
}

function word32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
