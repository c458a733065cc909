/**
 * The Engine API on a socket of this machine, for the real docker client. HTTP/1.1 by hand: attach and exec turn a
 * request's connection into a stream of both sides' bytes, which Deno's own server cannot do.
 */
import type { HijackAnswer, PlainAnswer } from "../docker/http/api_request.ts";
import type { EngineApi } from "../docker/http/engine_api.ts";
import { ConnectionReader } from "./connection_reader.ts";
import type { RequestHead } from "./request_head.ts";

export interface EngineSocket {
  /** What DOCKER_HOST is to be: `unix:///tmp/docker.sock`. */
  readonly host: string;
  close(): Promise<void>;
}

/** Only the owner may connect: who may talk to the engine may do everything on its machine. */
const SOCKET_MODE = 0o600;

/** Starts to listen. Rejects with the cause when the path cannot be used. */
export async function listenEngine(api: Pick<EngineApi, "handle">, path: string): Promise<EngineSocket> {
  await removeStale(path);
  const listener = Deno.listen({ transport: "unix", path });
  await Deno.chmod(path, SOCKET_MODE);
  const open = new Set<Deno.Conn>();
  const accepting = (async () => {
    for await (const connection of listener) {
      open.add(connection);
      serve(api, connection).finally(() => {
        open.delete(connection);
        close(connection);
      });
    }
  })();
  return {
    host: `unix://${path}`,
    async close() {
      listener.close();
      await accepting.catch(() => {});
      for (const connection of open) close(connection);
      await Deno.remove(path).catch(() => {});
    },
  };
}

/** A socket whose server is gone gives way; one that answers, or any other file, does not. */
async function removeStale(path: string): Promise<void> {
  const before = await Deno.lstat(path).catch(() => undefined);
  if (!before) return;
  if (!before.isSocket) throw new Error(`Cannot listen at ${path}: there is a file that is no socket`);
  const peer = await Deno.connect({ transport: "unix", path }).catch(() => undefined);
  if (peer) {
    peer.close();
    throw new Error(`Cannot listen at ${path}: something listens there already`);
  }
  await Deno.remove(path);
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // It is closed already.
  }
}

/** Requests of one connection, one after another. */
async function serve(api: Pick<EngineApi, "handle">, connection: Deno.Conn): Promise<void> {
  const reader = new ConnectionReader(connection);
  try {
    for (;;) {
      const head = await reader.head();
      if (head === undefined) return;
      if (head === "unreadable") {
        return await send(connection, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
      }
      if (!await answer(api, connection, reader, head)) return;
    }
  } catch {
    // The client has gone away: there is nobody to tell.
  }
}

/** False: the connection is used up. */
async function answer(
  api: Pick<EngineApi, "handle">,
  connection: Deno.Conn,
  reader: ConnectionReader,
  head: RequestHead,
): Promise<boolean> {
  const gone = new AbortController();
  const body = reader.body(head);
  if (head.headers.get("expect")?.toLowerCase() === "100-continue") {
    await send(connection, "HTTP/1.1 100 Continue\r\n\r\n");
  }
  try {
    const answered = await api.handle({
      method: head.method,
      path: head.path,
      headers: new Map(head.headers),
      body,
      signal: gone.signal,
    });
    if ("connect" in answered) {
      await hijack(connection, reader, head, answered);
      return false;
    }
    if (!body.locked) await body.pipeTo(new WritableStream());
    const watch = reader.closed().then((isOpen) => isOpen || gone.abort());
    await sendAnswer(connection, head, answered, gone.signal);
    void watch;
    return !gone.signal.aborted && !/close/i.test(head.headers.get("connection") ?? "");
  } finally {
    gone.abort();
  }
}

async function hijack(
  connection: Deno.Conn,
  reader: ConnectionReader,
  { headers }: RequestHead,
  { headers: own, connect }: HijackAnswer,
): Promise<void> {
  const fields = Object.entries(own).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const first = headers.has("upgrade")
    ? `HTTP/1.1 101 UPGRADED\r\n${fields}Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n`
    : `HTTP/1.1 200 OK\r\n${fields}\r\n`;
  await send(connection, first);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let sending: Promise<void> = Promise.resolve();
  connect({
    readable: ReadableStream.from(reader.raw()),
    write: (chunk) => {
      sending = sending.then(() => sendBytes(connection, chunk)).catch(end);
    },
    end: () => void sending.then(end),
  });
  await ended;
}

async function sendAnswer(
  connection: Deno.Conn,
  { method }: RequestHead,
  { status, headers = {}, body }: PlainAnswer,
  signal: AbortSignal,
): Promise<void> {
  const isStream = body instanceof ReadableStream;
  const bytes = isStream || body === undefined
    ? new Uint8Array()
    : typeof body === "string"
    ? new TextEncoder().encode(body)
    : body;
  const hasLength = !isStream && status !== 204 && status !== 304;
  const all = {
    ...headers,
    Server: "Docker/28.5.2 (linux)",
    ...(hasLength ? { "Content-Length": String(bytes.length) } : {}),
    ...(isStream ? { "Transfer-Encoding": "chunked" } : {}),
  };
  const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  await send(connection, `HTTP/1.1 ${status} ${REASONS[status] ?? "OK"}\r\n${fields}\r\n`);
  if (method === "HEAD") return;
  if (!isStream) return await sendBytes(connection, bytes);
  await body.pipeTo(new WritableStream({ write: (chunk) => sendChunk(connection, chunk) }), { signal });
  await send(connection, "0\r\n\r\n");
}

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  204: "No Content",
  304: "Not Modified",
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

async function sendChunk(connection: Deno.Conn, chunk: Uint8Array): Promise<void> {
  if (chunk.length === 0) return;
  await send(connection, `${chunk.length.toString(16)}\r\n`);
  await sendBytes(connection, chunk);
  await send(connection, "\r\n");
}

function send(connection: Deno.Conn, text: string): Promise<void> {
  return sendBytes(connection, new TextEncoder().encode(text));
}

async function sendBytes(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await connection.write(rest));
}
