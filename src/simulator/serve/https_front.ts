/**
 * TLS in front of the API server, on loopback. `Deno.serve` cannot ask for client certificates and delays TLS
 * answers, so `node:tls` ends the encryption and pipes to a plain `Deno.serve` on a loopback port of its own; who the
 * client is, is looked up by the port that the pipe comes from.
 */
import * as net from "node:net";
import * as tls from "node:tls";
import { actingUser } from "../kubernetes/http/impersonation.ts";
import type { User } from "../kubernetes/registry.ts";
import { authenticate, type Evidence, type Tokens } from "./authenticate.ts";
import type { KeyPair } from "./certificates.ts";
import { bridgeWebSocket, type ServedChannel } from "./web_socket_bridge.ts";

/** What the front passes requests to: the same object that serves in process. */
export interface ServedApi {
  handle(request: Request, user: User): Promise<Response>;
  connect(
    path: string,
    protocols: string[],
    signal: AbortSignal | undefined,
    user: User,
  ): Promise<ServedChannel>;
  /** The answer to credentials that do not hold. */
  unauthorized(): Response;
  /** A refusal thrown by `connect`, as an answer. */
  refusal(error: unknown): Response;
}

export interface HttpsFrontOptions {
  api: ServedApi;
  server: KeyPair;
  /** PEM of the authority that signs client certificates. */
  clientAuthority: string;
  tokens: Tokens;
  /** 0 picks a free one. */
  port: number;
}

export interface HttpsFront {
  /** Where clients connect: `https://127.0.0.1:6443`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts to listen on 127.0.0.1. Rejects with the cause when the port is taken. */
export async function listenHttps(options: HttpsFrontOptions): Promise<HttpsFront> {
  const subjects = new Map<number, Evidence["certificate"]>();
  const stop = new AbortController();
  const inner = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: stop.signal, onListen: () => {} },
    (request, info) => answer(request, subjects.get((info.remoteAddr as Deno.NetAddr).port), options),
  );
  const sockets = new Set<net.Socket>();
  const server = tls.createServer({
    cert: options.server.certificate,
    key: options.server.key,
    ca: options.clientAuthority,
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ["http/1.1"],
  }, (socket) => pipe(socket, inner.addr.port, subjects, sockets));
  server.on("tlsClientError", () => {}); // a client that does not trust us is told so by TLS itself
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  }).catch(async (cause) => {
    stop.abort();
    await inner.finished;
    throw new Error(`Cannot listen on 127.0.0.1:${options.port}: ${listenProblem(cause)}`, { cause });
  });
  return {
    url: `https://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      stop.abort();
      await inner.finished;
    },
  };
}

function listenProblem(cause: NodeJS.ErrnoException): string {
  switch (cause.code) {
    case "EADDRINUSE":
      return "another program has the port; choose another, or 0 for a free one";
    case "EACCES":
      return "not allowed; choose a port above 1023, or 0 for a free one";
    case "ERR_SOCKET_BAD_PORT":
      return "a port is a number from 0 to 65535";
    default:
      return cause.message;
  }
}

function pipe(
  outer: tls.TLSSocket,
  port: number,
  subjects: Map<number, Evidence["certificate"]>,
  sockets: Set<net.Socket>,
): void {
  const subject = subjectOf(outer);
  // Kept here: a closed socket no longer knows its port, and the entry has to go with the connection.
  let localPort: number | undefined;
  const inner = net.connect(port, "127.0.0.1", () => {
    localPort = inner.localPort!;
    subjects.set(localPort, subject);
    outer.pipe(inner);
    inner.pipe(outer);
  });
  inner.setNoDelay(true);
  outer.setNoDelay(true);
  sockets.add(outer);
  const end = () => {
    if (localPort !== undefined) subjects.delete(localPort);
    sockets.delete(outer);
    outer.destroy();
    inner.destroy();
  };
  for (const socket of [outer, inner]) {
    socket.on("close", end);
    socket.on("error", end);
  }
}

function subjectOf(socket: tls.TLSSocket): Evidence["certificate"] {
  const shown = socket.getPeerCertificate();
  if (socket.authorized) return shown.subject;
  return shown?.raw ? "refused" : undefined;
}

async function answer(
  request: Request,
  certificate: Evidence["certificate"],
  { api, tokens }: HttpsFrontOptions,
): Promise<Response> {
  const user = authenticate({ certificate, authorization: request.headers.get("authorization") }, tokens);
  if (!user) return api.unauthorized();
  let actor: User;
  try {
    actor = actingUser(user, request.headers);
  } catch (error) {
    return api.refusal(error);
  }
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") return await api.handle(request, actor);
  const url = new URL(request.url);
  const offered = request.headers.get("sec-websocket-protocol") ?? "";
  const protocols = offered.split(",").map((name) => name.trim()).filter(Boolean);
  try {
    const channel = await api.connect(url.pathname + url.search, protocols, undefined, actor);
    return bridgeWebSocket(request, channel);
  } catch (error) {
    return api.refusal(error);
  }
}
