/** HTTP/1.1 as bytes, for connections that reach a container through port-forward. */
import { bytesOf } from "../host/byte_text.ts";
import { reason } from "../userland/http_reason.ts";
import type { HttpAnswer, HttpRequest } from "../host/process.ts";

/** Headers and body of one request at most. */
const MAX_REQUEST_BYTES = 1 << 20;

/** Collects bytes until a request is whole. */
export class RequestReader {
  #bytes: Uint8Array = new Uint8Array();

  /** The requests completed by this chunk. @throws {RangeError} too long, or no HTTP. */
  feed(chunk: Uint8Array): Omit<HttpRequest, "from">[] {
    const joined = new Uint8Array(this.#bytes.length + chunk.length);
    joined.set(this.#bytes);
    joined.set(chunk, this.#bytes.length);
    this.#bytes = joined;
    if (joined.length > MAX_REQUEST_BYTES) {
      throw new RangeError("Cannot read request: it is longer than 1 MiB");
    }
    const requests: Omit<HttpRequest, "from">[] = [];
    for (let request = this.#next(); request; request = this.#next()) requests.push(request);
    return requests;
  }

  #next(): Omit<HttpRequest, "from"> | undefined {
    const head = new TextDecoder("latin1").decode(this.#bytes);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [first = "", ...lines] = head.slice(0, end).split("\r\n");
    const match = /^([A-Z]+) (\S+) HTTP\/1\.[01]$/.exec(first);
    if (!match) {
      throw new RangeError(`Cannot read request: its first line is ${JSON.stringify(first.slice(0, 80))}`);
    }
    const headers = Object.fromEntries(lines.map((line) => {
      const colon = line.indexOf(":");
      return [canonicalName(line.slice(0, colon)), line.slice(colon + 1).trim()];
    }));
    const length = Number(headers["Content-Length"] ?? 0) || 0;
    if (this.#bytes.length < end + 4 + length) return undefined;
    const body = new TextDecoder().decode(this.#bytes.subarray(end + 4, end + 4 + length));
    this.#bytes = this.#bytes.subarray(end + 4 + length);
    return { method: match[1]!, path: match[2]!, headers, body };
  }
}

/** The bytes of an answer. */
export function answerBytes(answer: HttpAnswer, method: string): Uint8Array {
  const body = bytesOf(answer.body);
  const headers: Record<string, string> = { ...answer.headers, "Content-Length": String(body.length) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const head = new TextEncoder().encode(`HTTP/1.1 ${answer.status} ${reason(answer.status)}\r\n${lines}\r\n`);
  if (method === "HEAD") return head;
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** `user-agent` is `User-Agent`. */
function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
