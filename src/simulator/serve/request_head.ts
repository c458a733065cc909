/** The head of a connection's first request: whether it asks for SPDY has to be known before Deno reads it. */

/** Longer heads are left to Deno's own limits. */
export const MAX_HEAD_BYTES = 64 * 1024;

export interface RequestHead {
  method: string;
  /** With the query. */
  path: string;
  headers: Headers;
  /** How many bytes it takes, the empty line included. */
  length: number;
}

/** Undefined while it is not whole; `unreadable` when it never will be, or is no HTTP. */
export function parseRequestHead(bytes: Uint8Array): RequestHead | "unreadable" | undefined {
  const end = endOf(bytes);
  if (end < 0) return bytes.length > MAX_HEAD_BYTES ? "unreadable" : undefined;
  const [first = "", ...lines] = new TextDecoder("latin1").decode(bytes.subarray(0, end)).split("\r\n");
  const [, method, path] = /^([A-Z]+) (\S+) HTTP\/1\.[01]$/.exec(first) ?? [];
  if (!method || !path) return "unreadable";
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(":");
    try {
      headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
    } catch {
      return "unreadable"; // Deno tells the client what is wrong with it
    }
  }
  return { method, path, headers, length: end + END.length };
}

export function asksForSpdy({ headers }: RequestHead): boolean {
  return /^spdy\/3\.1$/i.test(headers.get("upgrade") ?? "") &&
    /(^|[\s,])upgrade($|[\s,])/i.test(headers.get("connection") ?? "");
}

/** CR LF CR LF */
const END = [13, 10, 13, 10];

function endOf(bytes: Uint8Array): number {
  for (let at = 0; at + END.length <= bytes.length; at++) {
    if (END.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
