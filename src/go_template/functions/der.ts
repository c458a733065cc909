/** Values as DER writes them, and reads: a tag, a length, the content. Source: ITU-T X.690. */

export function sequence(...parts: Uint8Array[]): Uint8Array {
  return wrapped(0x30, ...parts);
}

export function set(...parts: Uint8Array[]): Uint8Array {
  return wrapped(0x31, ...parts);
}

/** A constructed value of a context's own. */
export function tagged(tag: number, content: Uint8Array): Uint8Array {
  return wrapped(0xa0 + tag, content);
}

/** A whole number from its bytes, the first of which stays below 128. */
export function integer(bytes: Uint8Array): Uint8Array {
  return wrapped(2, bytes);
}

export function bits(bytes: Uint8Array): Uint8Array {
  return wrapped(3, Uint8Array.of(0), bytes);
}

export function octets(bytes: Uint8Array): Uint8Array {
  return wrapped(4, bytes);
}

export function utf8(text: string): Uint8Array {
  return wrapped(12, new TextEncoder().encode(text));
}

/** `1.2.840.113549`. */
export function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const digits = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) digits.unshift(left & 0x7f | 0x80);
    bytes.push(...digits);
  }
  return wrapped(6, Uint8Array.from(bytes));
}

/** Seconds, with two digits for years before 2050. */
export function time(ms: number): Uint8Array {
  const date = new Date(ms);
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, "");
  const isShort = date.getUTCFullYear() < 2050;
  return wrapped(isShort ? 23 : 24, new TextEncoder().encode(isShort ? text.slice(2) : text));
}

/** The values that a constructed one is made of, each whole. */
export function partsOf(value: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let rest = contentOf(value); rest.length > 0; rest = rest.subarray(parts.at(-1)!.length)) {
    parts.push(rest.subarray(0, extent(rest).end));
  }
  return parts;
}

/** What follows the tag and the length. */
export function contentOf(value: Uint8Array): Uint8Array {
  const { start, end } = extent(value);
  return value.subarray(start, end);
}

/** Where the content of the value starts and ends that stands first. */
function extent(bytes: Uint8Array): { start: number; end: number } {
  const length = bytes[1] ?? 0;
  if (length < 128) return { start: 2, end: 2 + length };
  const start = 2 + (length & 0x7f);
  return { start, end: start + bytes.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0) };
}

function wrapped(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  const out = new Uint8Array(1 + size.length + length);
  out.set([tag, ...size]);
  let at = 1 + size.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
