import type { User } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { joined } from "./answer.ts";

/** The API server refuses larger bodies. */
export const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** One request, however it came. */
export interface ApiRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** The path's parts, decoded. */
  segments: string[];
  query: URLSearchParams;
  headers: Headers;
  user: User;
  /** Aborted when the client is gone. */
  signal: AbortSignal | undefined;
  /** @throws {StatusError} 413 */
  body(): Promise<Uint8Array>;
}

/** A request as sockets bring it. */
export function fromRequest(request: Request, user: User): ApiRequest {
  const { pathname, searchParams } = new URL(request.url);
  return {
    ...place(pathname),
    method: request.method,
    query: searchParams,
    headers: request.headers,
    user,
    // A client that goes is noticed by the cancelled body; the request's own signal would also fire after success.
    signal: undefined,
    body: once(() => limited(request.body)),
  };
}

/** A request as the transport in process brings it: `path` carries the query. */
export function fromPath(path: string, init: RequestInit, user: User): ApiRequest {
  const end = path.indexOf("?");
  const pathname = end < 0 ? path : path.slice(0, end);
  return {
    ...place(pathname),
    method: (init.method ?? "GET").toUpperCase(),
    query: new URLSearchParams(end < 0 ? "" : path.slice(end + 1)),
    headers: new Headers(init.headers),
    user,
    signal: init.signal ?? undefined,
    body: once(() => limited(new Response(init.body ?? null).body)),
  };
}

function place(pathname: string): { path: string; segments: string[] } {
  return { path: pathname, segments: pathname.split("/").filter(Boolean).map(decode) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a stray "%" is part of a name that does not exist
  }
}

/** A body can be read only once; it may be asked for more often. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => reading ??= read();
}

/** Reads no further than the limit: what is too large is not held. */
async function limited(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return joined(chunks);
}

function tooLarge(): StatusError {
  return new StatusError(
    413,
    "RequestEntityTooLarge",
    `Request entity too large: limit is ${MAX_BODY_BYTES}`,
  );
}
