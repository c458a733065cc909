/** Where to, and through which proxy. */
export interface Route {
  host: string;
  port: number;
  /** `http://`, `https://` or `socks5://`, with name and password where the proxy wants them. */
  proxyUrl?: string;
}

/**
 * Opens a TCP connection, through a proxy if there is one (HTTP CONNECT, SOCKS5). The name of the host is resolved
 * by the proxy. For TLS that `fetch`, which has proxies itself, cannot speak. Rejects with an Error whose text says
 * `proxy` when the proxy is at fault. `signal` ends the attempt.
 */
export async function dial(route: Route, signal?: AbortSignal): Promise<Deno.Conn> {
  if (!route.proxyUrl) return await connect(route.host, route.port, signal);
  const proxy = new URL(route.proxyUrl);
  const conn = await reach(proxy, signal);
  // A proxy may take the connection and never answer.
  const close = () => conn.close();
  signal?.addEventListener("abort", close, { once: true });
  if (signal?.aborted) close();
  try {
    await (proxy.protocol.startsWith("socks5") ? askSocks(conn, proxy, route) : askHttp(conn, proxy, route));
    return conn;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    conn.close();
    throw error;
  } finally {
    signal?.removeEventListener("abort", close);
  }
}

async function connect(
  hostname: string,
  port: number,
  signal: AbortSignal | undefined,
): Promise<Deno.Conn> {
  const conn = await Deno.connect({ hostname, port, ...(signal ? { signal } : {}) });
  conn.setNoDelay(true);
  return conn;
}

const DEFAULT_PORTS: Record<string, number> = { "https:": 443, "http:": 80, "socks5:": 1080 };

async function reach(proxy: URL, signal: AbortSignal | undefined): Promise<Deno.Conn> {
  const hostname = unbracketed(proxy.hostname);
  const port = Number(proxy.port) || (DEFAULT_PORTS[proxy.protocol] ?? 80);
  try {
    return proxy.protocol === "https:"
      ? await handshaken(await Deno.connectTls({ hostname, port }))
      : await connect(hostname, port, signal);
  } catch (error) {
    throw new Error(`proxy ${proxy.host} cannot be reached: ${textOf(error)}`, { cause: textOf(error) });
  }
}

/** Waits until the certificate has been verified, so that a bad one is told as such. */
async function handshaken(conn: Deno.TlsConn): Promise<Deno.Conn> {
  try {
    await conn.handshake();
    return conn;
  } catch (error) {
    conn.close();
    throw error;
  }
}

/** An answer longer than this is no answer to CONNECT. */
const MAX_HEAD_BYTES = 16 * 1024;

async function askHttp(conn: Deno.Conn, proxy: URL, route: Route): Promise<void> {
  const target = `${route.host.includes(":") ? `[${route.host}]` : route.host}:${route.port}`;
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`];
  if (proxy.username) {
    const login = new TextEncoder().encode(userInfo(proxy).join(":")).toBase64();
    lines.push(`Proxy-Authorization: Basic ${login}`);
  }
  await writeAll(conn, new TextEncoder().encode(lines.join("\r\n") + "\r\n\r\n"));
  let head = "";
  while (!head.endsWith("\r\n\r\n")) {
    if (head.length > MAX_HEAD_BYTES) throw new Error("proxy answered CONNECT with too long a header");
    // Byte by byte: what follows the head belongs to the server.
    head += String.fromCharCode(...await readExactly(conn, 1));
  }
  const status = /^HTTP\/1\.[01] (\d{3}) ?(.*)/.exec(head);
  if (status?.[1]?.startsWith("2")) return;
  throw new Error(
    `proxy ${proxy.host} refused to connect to ${target}: ${status?.[1] ?? "?"} ${status?.[2] ?? ""}`,
  );
}

/** RFC 1928 and, for name and password, RFC 1929. */
async function askSocks(conn: Deno.Conn, proxy: URL, route: Route): Promise<void> {
  const hasUser = proxy.username !== "";
  await writeAll(conn, Uint8Array.of(5, 1, hasUser ? 2 : 0));
  const [, method] = await readExactly(conn, 2);
  if (method !== (hasUser ? 2 : 0)) throw new Error(`proxy ${proxy.host} wants another way to log in`);
  if (hasUser) {
    const [name, password] = userInfo(proxy).map((text) => new TextEncoder().encode(text).slice(0, 255));
    await writeAll(conn, Uint8Array.of(1, name!.length, ...name!, password!.length, ...password!));
    if ((await readExactly(conn, 2))[1] !== 0) {
      throw new Error(`proxy ${proxy.host} refused the name or password`);
    }
  }
  const host = new TextEncoder().encode(route.host);
  await writeAll(conn, Uint8Array.of(5, 1, 0, 3, host.length, ...host, route.port >> 8, route.port & 255));
  const [, code, , kind] = await readExactly(conn, 4);
  if (code !== 0) {
    throw new Error(`proxy ${proxy.host} cannot connect to ${route.host}: ${SOCKS_ERRORS[code!] ?? code}`);
  }
  const length = kind === 1 ? 4 : kind === 4 ? 16 : (await readExactly(conn, 1))[0]!;
  await readExactly(conn, length + 2);
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

async function readExactly(conn: Deno.Conn, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  for (let filled = 0; filled < count;) {
    const read = await conn.read(bytes.subarray(filled));
    if (read === null) throw new Error("proxy closed the connection");
    filled += read;
  }
  return bytes;
}

/** Writes all of it; one `write` may take only a part. */
export async function writeAll(conn: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) written += await conn.write(bytes.subarray(written));
}

/** `[::1]` → `::1` */
export function unbracketed(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
