import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { ClientCertificate } from "./client_certificate.ts";
import { dial, type Route, writeAll } from "./proxy_dial.ts";

/** What the bridge does that `fetch` cannot: another name to verify, or no verification. */
export interface BridgeSettings extends Route {
  /** PEM; the system's authorities when absent. */
  authority?: string;
  certificate?: ClientCertificate;
  /** The name to ask for and to verify, instead of the host's. */
  serverName?: string;
  isInsecure: boolean;
}

/**
 * A socket in a private folder that leads, through TLS, to one server. Plain HTTP goes in, so that `fetch` and
 * WebSockets can be used with servers whose certificate is checked under another name or not at all; nothing
 * else in the process is affected (there is a process flag for it, but no option of `Deno.createHttpClient`).
 */
export class TlsBridge {
  /** Path of the unix socket. */
  readonly path: string;
  /** Why the last connection to the server failed; `fetch` itself sees only a closed socket. */
  lastFailure: unknown;
  readonly #settings: BridgeSettings;
  readonly #folder: string;
  readonly #listener: Deno.UnixListener;
  readonly #open = new Set<{ close(): void }>();
  readonly #closed = new AbortController();

  private constructor(settings: BridgeSettings, folder: string, path: string) {
    this.#settings = settings;
    this.#folder = folder;
    this.path = path;
    this.#listener = Deno.listen({ transport: "unix", path });
    this.#accept();
  }

  static open(settings: BridgeSettings): TlsBridge {
    // 0700: whoever may connect acts with the user's certificate.
    const folder = Deno.makeTempDirSync({ prefix: "pequod-" });
    try {
      return new TlsBridge(settings, folder, `${folder}/tls.sock`);
    } catch (error) {
      Deno.removeSync(folder, { recursive: true });
      throw error;
    }
  }

  /** Ends all connections and removes the folder. */
  close(): void {
    if (this.#isClosed) return;
    this.#closed.abort();
    this.#listener.close();
    for (const connection of this.#open) connection.close();
    try {
      Deno.removeSync(this.#folder, { recursive: true });
    } catch (error) {
      // Somebody cleaned up the temporary folder: nothing is left to do.
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  async #accept(): Promise<void> {
    try {
      for await (const local of this.#listener) this.#carry(local);
    } catch (error) {
      if (!this.#isClosed) this.lastFailure = error;
    }
  }

  async #carry(local: Deno.UnixConn): Promise<void> {
    const connection = { close: () => closeQuietly(local) };
    this.#open.add(connection);
    try {
      const { remote, valve } = await this.#dialTls();
      connection.close = () => {
        remote.destroy();
        closeQuietly(local);
      };
      if (this.#isClosed) return;
      await Promise.all([downstream(remote, valve, local), upstream(local, remote)]);
    } catch (error) {
      if (!this.#isClosed) this.lastFailure = error;
    } finally {
      this.#open.delete(connection);
      connection.close();
    }
  }

  async #dialTls(): Promise<Secured> {
    const { isInsecure, certificate } = this.#settings;
    try {
      return await this.#handshake(!isInsecure, certificate);
    } catch (error) {
      throw isInsecure ? error : await this.#explained(error);
    }
  }

  /** Deno's `node:tls` calls every certificate it does not accept unverified; an expired one is told apart here. */
  async #explained(error: unknown): Promise<unknown> {
    if (!(error instanceof Error) || !/unable to verify/.test(error.message)) return error;
    try {
      // Nothing is said on this connection, not even who one is.
      const { remote } = await this.#handshake(false, undefined);
      const { valid_from, valid_to } = remote.getPeerCertificate();
      remote.destroy();
      const [now, from, to] = [Date.now(), Date.parse(valid_from), Date.parse(valid_to)].map(inSeconds);
      const side = now! > to! ? `after ${to}` : now! < from! ? `before ${from}` : undefined;
      if (!side) return error;
      // In the words that rustls has for it, so that both ways are explained alike.
      const text = `verification time ${now} (UNIX), but certificate is not valid ${side}`;
      return new Error(`certificate expired: ${text}`, { cause: error.message });
    } catch {
      return error;
    }
  }

  async #handshake(isVerified: boolean, certificate: ClientCertificate | undefined): Promise<Secured> {
    const { authority, serverName, host } = this.#settings;
    const tls = await import("node:tls");
    const valve = new Valve();
    const socket = await valvedSocket(await dial(this.#settings, this.#closed.signal), valve);
    const name = serverName ?? host;
    const remote = tls.connect({
      socket,
      host: name,
      // An address is no name that could be asked for (RFC 6066).
      ...(isAddress(name) ? {} : { servername: name }),
      ...(authority ? { ca: authority } : {}),
      ...(certificate ?? {}),
      rejectUnauthorized: isVerified,
      ALPNProtocols: ["http/1.1"],
    });
    const destroy = () => void socket.destroy();
    this.#closed.signal.addEventListener("abort", destroy, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        remote.once("secureConnect", resolve);
        remote.once("error", reject);
        remote.once("close", () => reject(new Error("tls handshake eof")));
      });
    } catch (error) {
      socket.destroy();
      throw error;
    } finally {
      this.#closed.signal.removeEventListener("abort", destroy);
    }
    return { remote, valve };
  }
}

/** A TLS connection, and the valve on the encrypted side of it. */
interface Secured {
  remote: TLSSocket;
  valve: Valve;
}

/** Lets bytes in, or makes them wait. */
class Valve {
  #open: Promise<void> = Promise.resolve();
  #release: () => void = () => {};
  #isOpen = true;

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#open = new Promise((resolve) => this.#release = resolve);
  }

  open(): void {
    this.#isOpen = true;
    this.#release();
  }

  passable(): Promise<void> {
    return this.#open;
  }
}

/**
 * What `node:tls` reads from and writes to. Its own sockets take in all that comes, read or not, and `pause()` does
 * not change that: so the encrypted bytes are given to it one by one here, and only while the valve is open.
 */
async function valvedSocket(conn: Deno.Conn, valve: Valve): Promise<Duplex> {
  const { Duplex } = await import("node:stream");
  const buffer = new Uint8Array(BUFFER_BYTES);
  return new Duplex({
    async read() {
      await valve.passable();
      const count = await conn.read(buffer).catch(() => null);
      this.push(count === null ? null : buffer.slice(0, count));
    },
    write(chunk: Uint8Array, _encoding, done) {
      writeAll(conn, chunk).then(() => done(), done);
    },
    destroy(error, done) {
      valve.open();
      closeQuietly(conn);
      done(error);
    },
  });
}

const BUFFER_BYTES = 64 * 1024;

function inSeconds(timeMs: number): number {
  return Math.floor(timeMs / 1000);
}

/** Server to client: nothing more is taken in while the client has not taken what came before. */
function downstream(remote: TLSSocket, valve: Valve, local: Deno.UnixConn): Promise<void> {
  let delivered = Promise.resolve();
  let waiting = 0;
  return new Promise((resolve, reject) => {
    remote.on("data", (chunk: Uint8Array) => {
      waiting++;
      valve.close();
      delivered = delivered.then(() => writeAll(local, chunk)).then(
        () => {
          if (--waiting === 0) valve.open();
        },
        // The client went away, which is how a watch ends.
        () => void remote.destroy(),
      );
    });
    const end = () => {
      delivered.finally(() => {
        closeQuietly(local);
        resolve();
      });
    };
    remote.once("error", reject);
    remote.once("end", end);
    remote.once("close", end);
  });
}

async function upstream(local: Deno.UnixConn, remote: TLSSocket): Promise<void> {
  const buffer = new Uint8Array(BUFFER_BYTES);
  try {
    for (;;) {
      const count = await local.read(buffer);
      if (count === null) break;
      if (!remote.write(buffer.slice(0, count))) await drained(remote);
      if (remote.destroyed) break;
    }
  } catch {
    // Closed from the other side.
  }
  remote.end();
}

/** Resolves when more can be written, or never again. */
function drained(remote: TLSSocket): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      remote.off("drain", go);
      remote.off("close", go);
      resolve();
    };
    remote.on("drain", go);
    remote.on("close", go);
    if (remote.destroyed) go();
  });
}

function closeQuietly(conn: Deno.Conn): void {
  try {
    conn.close();
  } catch {
    // Already closed.
  }
}

function isAddress(name: string): boolean {
  return /^[\d.]+$|:/.test(name);
}
