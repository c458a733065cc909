/** Protobuf's wire format: numbered fields of a message, without knowing what they mean. */

/** What is wrong with a protobuf body, in the words of the server's decoder. */
export class ProtobufError extends Error {
  override name = "ProtobufError";
  /** What the envelope says it holds, where that could be read. */
  type: { apiVersion: string; kind: string } | undefined;
}

/** A number of any size, or a length-delimited value. Fixed numbers of eight bytes are read as they stand. */
export type WireValue = bigint | Uint8Array;

export interface WireField {
  number: number;
  value: WireValue;
}

/** @throws {ProtobufError} */
export function readWire(bytes: Uint8Array): WireField[] {
  const reader = new Reader(bytes);
  const fields: WireField[] = [];
  while (!reader.isAtEnd) {
    const key = reader.varint();
    const number = Number(key >> 3n);
    const wire = Number(key & 7n);
    if (number === 0) throw new ProtobufError(`proto: illegal tag ${number} (wire type ${wire})`);
    const value = reader.value(wire);
    if (value !== undefined) fields.push({ number, value });
  }
  return fields;
}

/** A varint has seven bits in a byte, and 64 in all. */
const MAX_SHIFT = 63n;

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift <= MAX_SHIFT; shift += 7n) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new ProtobufError("unexpected EOF");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new ProtobufError("proto: integer overflow");
  }

  /** Undefined for what no Kubernetes message has, and is passed over. */
  value(wire: number): WireValue | undefined {
    switch (wire) {
      case 0:
        return this.varint();
      case 1: {
        const eight = this.#take(8);
        return new DataView(eight.buffer, eight.byteOffset).getBigUint64(0, true);
      }
      case 2:
        return this.#take(Number(this.varint()));
      case 5:
        this.#take(4);
        return undefined;
      default:
        throw new ProtobufError(`proto: illegal wireType ${wire}`);
    }
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new ProtobufError("unexpected EOF");
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}
