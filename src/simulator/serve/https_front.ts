/**
 * TLS in front of the API server, on loopback. `Deno.serve` cannot ask for client certificates and delays TLS
 * answers, so `node:tls` ends the encryption and pipes to a plain `Deno.serve` on a loopback port of its own; who the
 * client is, is looked up by the port that the pipe comes from.
 */
import * as net from "node:net";
import * as tls from "node:tls";
import { joined } from "../kubernetes/http/answer.ts";
import { unauthorized } from "../kubernetes/http/authorization.ts";
import type { User } from "../kubernetes/registry.ts";
import { authenticate, type Evidence, type Tokens } from "./authenticate.ts";
import type { KeyPair } from "../kubernetes/identity/certificate_authority.ts";
import { asksForSpdy, parseRequestHead, type RequestHead } from "./request_head.ts";
import { upgradeToSpdy } from "./spdy_upgrade.ts";
import { bridgeWebSocket, type ServedChannel } from "./web_socket_bridge.ts";

/** What the front passes requests to: the same object that serves in process. */
export interface ServedApi {
  /** `Response.error()`: the connection is to break. */
  handle(request: Request, user: User): Promise<Response>;
  connect(
    path: string,
    protocols: string[],
    signal: AbortSignal | undefined,
    user: User,
    headers: Headers,
    method?: string,
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
  const clients = new Map<number, ConnectedClient>();
  const stop = new AbortController();
  const inner = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: stop.signal, onListen: () => {} },
    async (request, info) => {
      const client = clients.get((info.remoteAddr as Deno.NetAddr).port);
      const response = await answer(request, client?.certificate, options);
      if (response.type !== "error") return response;
      client?.socket.destroy();
      return new Response(null, { status: 500 }); // nobody is there to read it
    },
  );
  const sockets = new Set<net.Socket>();
  const server = tls.createServer({
    cert: options.server.certificate,
    key: options.server.key,
    ca: options.clientAuthority,
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ["http/1.1"],
  }, (socket) => {
    const client = { certificate: subjectOf(socket), socket };
    hold(socket, sockets);
    const passOn = (first: Uint8Array) => pipe(client, inner.addr.port, first, clients);
    readFirst(socket, passOn, (head, rest) => void openSpdy(client, head, rest, options));
  });
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

/** Whose bytes come from a port of the pipe. */
interface ConnectedClient {
  certificate: Evidence["certificate"];
  socket: tls.TLSSocket;
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

/** Closing the front ends every connection. */
function hold(socket: net.Socket, sockets: Set<net.Socket>): void {
  socket.setNoDelay(true);
  sockets.add(socket);
  socket.on("close", () => void sockets.delete(socket));
  socket.on("error", () => socket.destroy());
}

/** Looks at the first request of a connection: all but those for SPDY are passed on as they came. */
function readFirst(
  socket: net.Socket,
  passOn: (first: Uint8Array) => void,
  spdy: (head: RequestHead, rest: Uint8Array) => void,
): void {
  let bytes: Uint8Array = new Uint8Array();
  const read = (chunk: Uint8Array) => {
    bytes = bytes.length === 0 ? chunk : joined([bytes, chunk]);
    const head = parseRequestHead(bytes);
    if (head === undefined) return;
    socket.off("data", read);
    socket.pause();
    if (head !== "unreadable" && asksForSpdy(head)) spdy(head, bytes.subarray(head.length));
    else passOn(bytes);
  };
  socket.on("data", read);
}

function pipe(
  client: ConnectedClient,
  port: number,
  first: Uint8Array,
  clients: Map<number, ConnectedClient>,
): void {
  const outer = client.socket;
  // Kept here: a closed socket no longer knows its port, and the entry has to go with the connection.
  let localPort: number | undefined;
  const inner = net.connect(port, "127.0.0.1", () => {
    localPort = inner.localPort!;
    clients.set(localPort, client);
    inner.write(first);
    outer.pipe(inner);
    inner.pipe(outer);
  });
  inner.setNoDelay(true);
  const end = () => {
    if (localPort !== undefined) clients.delete(localPort);
    outer.destroy();
    inner.destroy();
  };
  for (const socket of [outer, inner]) {
    socket.on("close", end);
    socket.on("error", end);
  }
}

async function openSpdy(
  { socket, certificate }: ConnectedClient,
  head: RequestHead,
  rest: Uint8Array,
  { api, tokens }: HttpsFrontOptions,
): Promise<void> {
  const open = async (protocols: string[]) => {
    const user = authenticate({ certificate, authorization: head.headers.get("authorization") }, tokens);
    if (!user) throw unauthorized();
    return await api.connect(head.path, protocols, undefined, user, head.headers, head.method);
  };
  await upgradeToSpdy(socket, head, rest, { open, refusal: (error) => api.refusal(error) });
}

function subjectOf(socket: tls.TLSSocket): Evidence["certificate"] {
  const shown = socket.getPeerCertificate();
  if (socket.authorized) {
    const fingerprint = shown.fingerprint256.replaceAll(":", "").toLowerCase();
    return { ...shown.subject, fingerprint };
  }
  return shown?.raw ? "refused" : undefined;
}

async function answer(
  request: Request,
  certificate: Evidence["certificate"],
  { api, tokens }: HttpsFrontOptions,
): Promise<Response> {
  const user = authenticate({ certificate, authorization: request.headers.get("authorization") }, tokens);
  if (!user) return api.unauthorized();
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") return await api.handle(request, user);
  const url = new URL(request.url);
  const offered = request.headers.get("sec-websocket-protocol") ?? "";
  const protocols = offered.split(",").map((name) => name.trim()).filter(Boolean);
  try {
    const channel = await api.connect(url.pathname + url.search, protocols, undefined, user, request.headers);
    return bridgeWebSocket(request, channel);
  } catch (error) {
    return api.refusal(error);
  }
}
