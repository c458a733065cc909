/** Reads DER, the encoding of certificates: tag, length, content (X.690). */

export interface DerValue {
  tag: number;
  content: Uint8Array;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
export const OBJECT_IDENTIFIER = 0x06;

/** The values that stand one after the other. @throws {Error} data that is cut off */
export function derValues(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const tag = bytes[offset]!;
    const { start, length } = lengthAt(bytes, offset + 1);
    if (start + length > bytes.length) throw truncated();
    values.push({ tag, content: bytes.subarray(start, start + length) });
    offset = start + length;
  }
  return values;
}

/** The parts of the value at `index`. @throws {Error} it is not there or of another kind */
export function derParts(values: readonly DerValue[], index: number, tag = SEQUENCE): DerValue[] {
  const value = values[index];
  if (value?.tag !== tag) throw new Error("asn1: structure error: tags don't match");
  return derValues(value.content);
}

function lengthAt(bytes: Uint8Array, offset: number): { start: number; length: number } {
  const first = bytes[offset];
  if (first === undefined) throw truncated();
  if (first < 0x80) return { start: offset + 1, length: first };
  const count = first & 0x7f;
  // Four bytes are more than any request may have.
  if (count === 0 || count > 4 || offset + count >= bytes.length) throw truncated();
  let length = 0;
  for (const byte of bytes.subarray(offset + 1, offset + 1 + count)) length = length * 256 + byte;
  return { start: offset + 1 + count, length };
}

function truncated(): Error {
  return new Error("asn1: syntax error: data truncated");
}
