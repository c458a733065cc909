/** Data as gzip packs it (RFC 1952): one member after another, each with a checksum. */
import { Gunzip, gzipSync } from "fflate";

export interface Packing {
  /** 1 to 9. */
  level: number;
  /** What the file was called; absent: it is not told. */
  name?: string;
  /** Milliseconds since 1970. */
  changedMs?: number;
}

/** `problem`: what is wrong, in the words of gzip; the bytes are those before it. */
export interface Unpacked {
  bytes: Uint8Array;
  problem?: string;
}

const TRAILER_BYTES = 8;

export function packed(bytes: Uint8Array, { level, name, changedMs = 0 }: Packing): Uint8Array {
  return gzipSync(bytes, {
    level: level as 1,
    mtime: changedMs,
    ...(name === undefined ? {} : { filename: name }),
  });
}

export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function unpacked(packedBytes: Uint8Array): Unpacked {
  const nothing = new Uint8Array();
  if (packedBytes.length === 0) return { bytes: nothing, problem: "unexpected end of file" };
  if (!isPacked(packedBytes)) return { bytes: nothing, problem: "not in gzip format" };
  const members: { start: number; parts: Uint8Array[] }[] = [{ start: 0, parts: [] }];
  const gunzip = new Gunzip((part) => void members.at(-1)!.parts.push(part.slice()));
  gunzip.onmember = (start) => void members.push({ start, parts: [] });
  let problem: string | undefined;
  try {
    // What is there is unpacked before it turns out that more is missing.
    gunzip.push(packedBytes);
    gunzip.push(nothing, true);
  } catch (error) {
    const isCut = (error as Error).message === "unexpected EOF";
    problem = isCut ? "unexpected end of file" : "invalid compressed data--format violated";
  }
  for (const [at, { parts }] of members.entries()) {
    const end = members[at + 1]?.start ?? packedBytes.length;
    problem ??= wrongTrailer(packedBytes.subarray(end - TRAILER_BYTES, end), parts);
  }
  const bytes = joined(members.flatMap(({ parts }) => parts));
  return problem === undefined ? { bytes } : { bytes, problem };
}

/** How many bytes the last member says it holds, and its checksum. */
export function trailerOf(packedBytes: Uint8Array): { checksum: number; size: number } {
  const end = packedBytes.slice(-TRAILER_BYTES);
  const view = new DataView(end.buffer, end.byteOffset, end.length);
  return end.length < TRAILER_BYTES
    ? { checksum: 0, size: 0 }
    : { checksum: view.getUint32(0, true), size: view.getUint32(4, true) };
}

/** Bytes of the head of the first member: ten, and the name if there is one. */
export function headBytes(packedBytes: Uint8Array): number {
  const hasName = ((packedBytes[3] ?? 0) & 8) !== 0;
  return hasName ? packedBytes.indexOf(0, 10) + 1 : 10;
}

function wrongTrailer(trailer: Uint8Array, parts: readonly Uint8Array[]): string | undefined {
  const { checksum, size } = trailerOf(trailer);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (trailer.length < TRAILER_BYTES) return "unexpected end of file";
  // What is cut off within the trailer has data where the length should be.
  if (size !== length % 2 ** 32) return "unexpected end of file";
  return checksum === checksumOf(parts) ? undefined : "invalid compressed data--crc error";
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32. */
function checksumOf(parts: readonly Uint8Array[]): number {
  let value = 0xffffffff;
  for (const part of parts) for (const byte of part) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
