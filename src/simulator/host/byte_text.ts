/**
 * Bytes as text and back. Programs and files of the simulated containers deal in text; what is no UTF-8 goes through
 * it unharmed: a byte that cannot be decoded becomes a lone surrogate, U+DC80 to U+DCFF, as in Python's
 * surrogateescape (PEP 383). `bytesOf(textOf(bytes))` is always `bytes`.
 */

const ESCAPE = 0xdc00;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return escaped(bytes);
  }
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (text.isWellFormed()) return encoder.encode(text);
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes[length++] = unit;
    else if (unit >= ESCAPE + 0x80 && unit <= ESCAPE + 0xff) bytes[length++] = unit & 0xff;
    else {
      const point = text.codePointAt(at)!;
      length += encoder.encodeInto(String.fromCodePoint(point), bytes.subarray(length)).written;
      if (point > 0xffff) at++;
    }
  }
  return bytes.slice(0, length);
}

/** How many bytes the text is. */
export function byteLength(text: string): number {
  return bytesOf(text).length;
}

/** Decodes bytes that come in pieces: a character cut in two waits for its end. */
export class TextStream {
  #rest: Uint8Array = new Uint8Array();

  feed(chunk: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const cut = bytes.length - openLength(bytes);
    this.#rest = bytes.slice(cut);
    return textOf(bytes.subarray(0, cut));
  }

  /** What still waits, as it is. */
  end(): string {
    const rest = this.#rest;
    this.#rest = new Uint8Array();
    return textOf(rest);
  }
}

/** Code units that one call takes. */
const MAX_UNITS = 8192;

function escaped(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let units: number[] = [];
  const flush = () => {
    pieces.push(String.fromCharCode(...units));
    units = [];
  };
  for (let at = 0; at < bytes.length;) {
    if (units.length >= MAX_UNITS) flush();
    const length = sequenceLength(bytes, at);
    if (length === 1) units.push(bytes[at]!);
    else if (length === 0) units.push(ESCAPE + bytes[at]!);
    else for (const unit of unitsOf(bytes, at, length)) units.push(unit);
    at += Math.max(1, length);
  }
  flush();
  return pieces.join("");
}

/** One well-formed sequence as UTF-16. */
function unitsOf(bytes: Uint8Array, at: number, length: number): number[] {
  let point = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) point = (point << 6) | (bytes[at + i]! & 0x3f);
  if (point <= 0xffff) return [point];
  return [0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff)];
}

/** Bytes of the well-formed sequence at `at`; 0 where there is none (RFC 3629). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = expectedLength(first);
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function expectedLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** Bytes at the end that may be the beginning of a character. */
function openLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    return expectedLength(byte) > back ? back : 0;
  }
  return 0;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
