/** HTTP/1.1 on a connection that was accepted: as much as `kubectl proxy` needs. */
import type { IoConnection } from "../io.ts";

export interface HttpRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Headers;
  body: Uint8Array;
}

export type HttpHandler = (request: HttpRequest) => Promise<Response>;

/** Answers the requests of one connection, one after another, until it is closed. */
export async function serveHttp(connection: IoConnection, handle: HttpHandler): Promise<void> {
  const reader = new ByteReader(connection.readable.getReader());
  const writer = connection.writable.getWriter();
  writer.closed.catch(() => {});
  try {
    for (let head = await reader.head(); head !== undefined; head = await reader.head()) {
      const request = await readRequest(head, reader);
      const isLast = /close/i.test(request?.headers.get("connection") ?? "") || request === undefined;
      const response = request ? await handle(request) : new Response("Bad Request\n", { status: 400 });
      await send(writer, response, isLast, request?.method === "HEAD");
      if (isLast) return;
    }
  } finally {
    connection.close();
  }
}

/** Undefined: it is no request that can be read. */
async function readRequest(head: string, reader: ByteReader): Promise<HttpRequest | undefined> {
  const [first = "", ...lines] = head.split("\r\n");
  const line = /^([A-Z]+) (\S+) HTTP\/1\.[01]$/.exec(first);
  if (!line) return undefined;
  const headers = new Headers();
  for (const text of lines.filter(Boolean)) {
    const colon = text.indexOf(":");
    if (colon <= 0) return undefined;
    try {
      headers.append(text.slice(0, colon), text.slice(colon + 1).trim());
    } catch {
      return undefined; // no name or value that HTTP knows
    }
  }
  const length = Number(headers.get("content-length") ?? 0);
  if (headers.has("transfer-encoding")) {
    return { method: line[1]!, path: line[2]!, headers, body: await chunked(reader) };
  }
  if (!Number.isInteger(length) || length < 0 || length > MAX_BODY_BYTES) return undefined;
  return { method: line[1]!, path: line[2]!, headers, body: await reader.take(length) };
}

/** What etcd takes, and room for more. */
const MAX_BODY_BYTES = 16 << 20;
const MAX_HEAD_BYTES = 64 << 10;

async function chunked(reader: ByteReader): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  while (true) {
    const size = parseInt(await reader.line(), 16);
    if (!Number.isInteger(size) || (total += size) > MAX_BODY_BYTES) break;
    if (size > 0) parts.push(await reader.take(size));
    await reader.line();
    if (size === 0) break;
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

async function send(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  response: Response,
  isLast: boolean,
  isHeadOnly: boolean,
): Promise<void> {
  const headers = [...response.headers].filter(([name]) => !HOP_BY_HOP.has(name));
  headers.push(["transfer-encoding", "chunked"]);
  if (isLast) headers.push(["connection", "close"]);
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  await writer.write(encode(`HTTP/1.1 ${response.status} ${response.statusText || "OK"}\r\n${lines}\r\n`));
  if (isHeadOnly) return;
  for await (const chunk of response.body ?? []) {
    if (chunk.length === 0) continue;
    await writer.write(encode(`${chunk.length.toString(16)}\r\n`));
    await writer.write(chunk);
    await writer.write(encode("\r\n"));
  }
  await writer.write(encode("0\r\n\r\n"));
}

const HOP_BY_HOP = new Set([
  "connection",
  "transfer-encoding",
  "content-length",
  "content-encoding",
  "keep-alive",
]);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #rest = new Uint8Array(0);

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  /** Up to an empty line; undefined at the end of the connection. */
  async head(): Promise<string | undefined> {
    while (true) {
      const text = new TextDecoder("latin1").decode(this.#rest);
      const end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        this.#rest = this.#rest.slice(end + 4);
        return text.slice(0, end);
      }
      if (this.#rest.length > MAX_HEAD_BYTES || !await this.#more()) return undefined;
    }
  }

  async line(): Promise<string> {
    let end = this.#rest.indexOf(10);
    while (end < 0 && await this.#more()) end = this.#rest.indexOf(10);
    const line = new TextDecoder("latin1").decode(this.#rest.subarray(0, Math.max(0, end)));
    this.#rest = this.#rest.slice(end + 1);
    return line.trim();
  }

  async take(length: number): Promise<Uint8Array> {
    while (this.#rest.length < length && await this.#more());
    const taken = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value } = await this.#reader.read().catch(() => ({ value: undefined }));
    if (value === undefined) return false;
    const joined = new Uint8Array(this.#rest.length + value.length);
    joined.set(this.#rest);
    joined.set(value, this.#rest.length);
    this.#rest = joined;
    return true;
  }
}
