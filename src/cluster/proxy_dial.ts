import type { Duplex } from "node:stream";
import type { Socket } from "node:net";

/** Where to, and through which proxy. */
export interface Route {
  host: string;
  port: number;
  /** `http://`, `https://` or `socks5://`, with name and password where the proxy wants them. */
  proxyUrl?: string;
}

/**
 * Opens a TCP connection, through a proxy if there is one (HTTP CONNECT, SOCKS5). The name of the host is resolved
 * by the proxy. For node's TLS, which cannot use the proxies that `fetch` has. Rejects with an Error whose text
 * says `proxy` when the proxy is at fault.
 */
export async function dial(route: Route): Promise<Duplex> {
  if (!route.proxyUrl) return await connect(route.host, route.port);
  const proxy = new URL(route.proxyUrl);
  const isTls = proxy.protocol === "https:";
  const isSocks = proxy.protocol.startsWith("socks5");
  const port = Number(proxy.port) || (isSocks ? 1080 : isTls ? 443 : 80);
  let socket: Duplex;
  try {
    socket = await connect(unbracketed(proxy.hostname), port);
    if (isTls) socket = await secured(socket as Socket, unbracketed(proxy.hostname));
  } catch (error) {
    throw new Error(`proxy ${proxy.host} cannot be reached: ${textOf(error)}`, { cause: error });
  }
  try {
    await (isSocks ? askSocks(socket, proxy, route) : askHttp(socket, proxy, route));
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function connect(host: string, port: number): Promise<Socket> {
  const net = await import("node:net");
  const socket = net.connect({ host, port });
  socket.setNoDelay(true);
  await once(socket, "connect");
  return socket;
}

async function secured(socket: Socket, servername: string): Promise<Duplex> {
  const tls = await import("node:tls");
  const secure = tls.connect({ socket, servername });
  await once(secure, "secureConnect");
  return secure;
}

function once(socket: Duplex, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error) => reject(error);
    socket.once("error", onError);
    socket.once(event, () => {
      socket.off("error", onError);
      resolve();
    });
  });
}

/** An answer longer than this is no answer to CONNECT. */
const MAX_HEAD_BYTES = 16 * 1024;

async function askHttp(socket: Duplex, proxy: URL, route: Route): Promise<void> {
  const target = `${route.host.includes(":") ? `[${route.host}]` : route.host}:${route.port}`;
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`];
  if (proxy.username) lines.push(`Proxy-Authorization: Basic ${btoa(userInfo(proxy).join(":"))}`);
  socket.write(lines.join("\r\n") + "\r\n\r\n");
  const reader = new SocketReader(socket);
  let head = "";
  while (!head.endsWith("\r\n\r\n")) {
    if (head.length > MAX_HEAD_BYTES) throw new Error("proxy answered CONNECT with too long a header");
    head += String.fromCharCode(...await reader.read(1));
  }
  reader.release();
  const status = /^HTTP\/1\.[01] (\d{3}) ?(.*)/.exec(head);
  if (status?.[1]?.startsWith("2")) return;
  throw new Error(
    `proxy ${proxy.host} refused to connect to ${target}: ${status?.[1] ?? "?"} ${status?.[2] ?? ""}`,
  );
}

/** RFC 1928 and, for name and password, RFC 1929. */
async function askSocks(socket: Duplex, proxy: URL, route: Route): Promise<void> {
  const reader = new SocketReader(socket);
  const hasUser = proxy.username !== "";
  socket.write(Uint8Array.of(5, 1, hasUser ? 2 : 0));
  const [, method] = await reader.read(2);
  if (method !== (hasUser ? 2 : 0)) throw new Error(`proxy ${proxy.host} wants another way to log in`);
  if (hasUser) {
    const [name, password] = userInfo(proxy).map((text) => new TextEncoder().encode(text).slice(0, 255));
    socket.write(Uint8Array.of(1, name!.length, ...name!, password!.length, ...password!));
    if ((await reader.read(2))[1] !== 0) throw new Error(`proxy ${proxy.host} refused the name or password`);
  }
  const host = new TextEncoder().encode(route.host);
  socket.write(Uint8Array.of(5, 1, 0, 3, host.length, ...host, route.port >> 8, route.port & 255));
  const [, code, , kind] = await reader.read(4);
  if (code !== 0) {
    throw new Error(`proxy ${proxy.host} cannot connect to ${route.host}: ${SOCKS_ERRORS[code!] ?? code}`);
  }
  const length = kind === 1 ? 4 : kind === 4 ? 16 : (await reader.read(1))[0]!;
  await reader.read(length + 2);
  reader.release();
}

const SOCKS_ERRORS: Record<number, string> = {
  1: "general failure",
  2: "not allowed",
  3: "network unreachable",
  4: "host unreachable",
  5: "connection refused by the host",
  6: "TTL expired",
};

function userInfo(proxy: URL): string[] {
  return [decodeURIComponent(proxy.username), decodeURIComponent(proxy.password)];
}

/** Reads exact numbers of bytes from a socket, and leaves what follows to its next reader. */
class SocketReader {
  #ended: Error | undefined;
  #wake: () => void = () => {};

  constructor(private readonly socket: Duplex) {
    socket.on("readable", this.#onReadable);
    socket.on("end", this.#onEnd);
    socket.on("error", this.#onError);
  }

  async read(count: number): Promise<Uint8Array> {
    if (count === 0) return new Uint8Array();
    for (;;) {
      const chunk: Uint8Array | null = this.socket.read(count);
      if (chunk && chunk.length === count) return chunk;
      if (this.#ended) throw this.#ended;
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  release(): void {
    this.socket.off("readable", this.#onReadable);
    this.socket.off("end", this.#onEnd);
    this.socket.off("error", this.#onError);
  }

  #onReadable = (): void => this.#wake();
  #onEnd = (): void => this.#onError(new Error("proxy closed the connection"));
  #onError = (error: Error): void => {
    this.#ended = error;
    this.#wake();
  };
}

/** `[::1]` → `::1` */
export function unbracketed(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
