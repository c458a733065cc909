/** A Docker engine behind a socket: one connection a request, over a Unix socket, TCP or TLS. */
import type {
  Engine,
  EngineAddress,
  EngineChannel,
  EngineRequest,
  EngineResponse,
} from "../programs/docker/engine.ts";
import { EngineUnreachable } from "../programs/docker/engine_errors.ts";
import { HttpReader } from "./http_reader.ts";
import { BodyFailure, writeRequest } from "./http_writer.ts";

export function socketEngine(address: EngineAddress): Engine {
  const { host } = address;
  const httpHost = host.startsWith("unix://") ? "docker" : host.replace(/^\w+:\/\//, "").replace(/\/.*/, "");
  return {
    async request(method, path, options = {}) {
      const connection = await opened(address);
      const answered = await exchange(connection, { method, path, host: httpHost }, {
        ...options,
        headers: { Connection: "close", ...options.headers },
      }, host);
      return answered.response;
    },
    async hijack(path, options = {}) {
      const connection = await opened(address);
      const { reader, writer, response } = await exchange(
        connection,
        { method: "POST", path, host: httpHost },
        {
          ...options,
          headers: { Connection: "Upgrade", Upgrade: "tcp", ...options.headers },
        },
        host,
        "raw",
      );
      if (response.status !== 101 && response.status !== 200) return response;
      return channelOf(connection, reader, writer, response.headers);
    },
  };
}

async function opened(address: EngineAddress): Promise<Deno.Conn> {
  const { host, tls } = address;
  const [, scheme, rest] = /^(\w+):\/\/(.*)$/.exec(host)!;
  try {
    if (scheme === "unix") return await Deno.connect({ transport: "unix", path: rest! });
    if (scheme !== "tcp") throw new EngineUnreachable(host, notSpoken(host, scheme!));
    const { hostname, port } = new URL(`http://${rest}`);
    const place = { hostname: hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(port || 80) };
    if (!tls) return await Deno.connect(place);
    return await Deno.connectTls({
      ...place,
      ...(tls.authority ? { caCerts: [tls.authority] } : {}),
      ...(tls.certificate && tls.key ? { cert: tls.certificate, key: tls.key } : {}),
    });
  } catch (error) {
    throw unreachable(host, error);
  }
}

function notSpoken(host: string, scheme: string): string {
  const way = scheme === "ssh"
    ? `: forward its socket (ssh -L /tmp/engine.sock:/var/run/docker.sock ${
      host.slice("ssh://".length)
    }) and use -H unix:///tmp/engine.sock`
    : "";
  return `Cannot connect to the Docker daemon at ${host}: ${scheme}:// is not supported${way}`;
}

function unreachable(host: string, error: unknown): EngineUnreachable {
  if (error instanceof EngineUnreachable) return error;
  const why = error instanceof Deno.errors.PermissionDenied
    ? "permission denied while trying to connect to the Docker daemon socket at " + host
    : undefined;
  return new EngineUnreachable(host, why, { cause: error });
}

interface Exchange {
  reader: HttpReader;
  writer: WritableStreamDefaultWriter<Uint8Array>;
  response: EngineResponse;
}

/** Sends a request and reads the head of its answer. A body that is a stream goes on being sent meanwhile. */
async function exchange(
  connection: Deno.Conn,
  head: { method: string; path: string; host: string },
  { headers = {}, body, signal }: EngineRequest,
  host: string,
  use: "body" | "raw" = "body",
): Promise<Exchange> {
  const close = once(() => {
    signal?.removeEventListener("abort", close);
    closeQuietly(connection);
  });
  if (signal?.aborted) {
    close();
    throw signal.reason;
  }
  signal?.addEventListener("abort", close, { once: true });
  const writer = connection.writable.getWriter();
  const reader = new HttpReader(connection.readable);
  // An engine may refuse before it has read everything: what it says counts, not that it reads no more.
  let failure: BodyFailure | undefined;
  writeRequest(writer, { ...head, headers }, body).catch((error) => {
    if (!(error instanceof BodyFailure)) return;
    failure = error;
    close();
  });
  try {
    const answer = await reader.head();
    const isRaw = use === "raw" && (answer.status === 101 || answer.status === 200);
    const content = isRaw ? new ReadableStream<Uint8Array>() : reader.body(answer, head.method, close);
    return { reader, writer, response: { ...answer, body: content } };
  } catch (error) {
    close();
    if (failure) throw failure.cause;
    if (signal?.aborted) throw signal.reason;
    if (error instanceof EngineUnreachable) throw error;
    throw new EngineUnreachable(host, `error during connect: ${(error as Error).message}`, { cause: error });
  }
}

function channelOf(
  connection: Deno.Conn,
  reader: HttpReader,
  writer: WritableStreamDefaultWriter<Uint8Array>,
  headers: ReadonlyMap<string, string>,
): EngineChannel {
  const writable = new WritableStream<Uint8Array>({
    write: (chunk) => writer.write(chunk),
    // Half of the connection: what the other side still says can be read.
    close: () => connection.closeWrite(),
  });
  return {
    status: 101,
    headers,
    readable: ReadableStream.from(reader.rest()) as ReadableStream<Uint8Array>,
    writable,
    close: () => closeQuietly(connection),
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) {
      isDone = true;
      act();
    }
  };
}

function closeQuietly(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch (error) {
    // Whoever read to its end has closed it.
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}
