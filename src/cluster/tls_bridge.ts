import type { TLSSocket } from "node:tls";
import type { ClientCertificate } from "./client_certificate.ts";
import { dial, type Route } from "./proxy_dial.ts";

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
  #isClosed = false;

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
    this.#isClosed = true;
    this.#listener.close();
    for (const connection of this.#open) connection.close();
    try {
      Deno.removeSync(this.#folder, { recursive: true });
    } catch (error) {
      // Somebody cleaned up the temporary folder: nothing is left to do.
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
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
      const remote = await this.#dialTls();
      connection.close = () => {
        remote.destroy();
        closeQuietly(local);
      };
      if (this.#isClosed) return;
      await Promise.all([downstream(remote, local), upstream(local, remote)]);
    } catch (error) {
      if (!this.#isClosed) this.lastFailure = error;
    } finally {
      this.#open.delete(connection);
      connection.close();
    }
  }

  async #dialTls(): Promise<TLSSocket> {
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
      const remote = await this.#handshake(false, undefined);
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

  async #handshake(isVerified: boolean, certificate: ClientCertificate | undefined): Promise<TLSSocket> {
    const { authority, serverName, host } = this.#settings;
    const tls = await import("node:tls");
    const socket = await dial(this.#settings);
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
    await new Promise<void>((resolve, reject) => {
      remote.once("secureConnect", resolve);
      remote.once("error", reject);
      remote.once("close", () => reject(new Error("tls handshake eof")));
    });
    return remote;
  }
}

function inSeconds(timeMs: number): number {
  return Math.floor(timeMs / 1000);
}

/** Server to client. Pauses while the client is busy: node's TLS streams do not hold back by themselves. */
function downstream(remote: TLSSocket, local: Deno.UnixConn): Promise<void> {
  return new Promise((resolve, reject) => {
    remote.on("data", async (chunk: Uint8Array) => {
      remote.pause();
      try {
        for (let sent = 0; sent < chunk.length;) sent += await local.write(chunk.subarray(sent));
        remote.resume();
      } catch {
        // The client went away, which is how a watch ends.
        remote.destroy();
      }
    });
    remote.once("error", reject);
    remote.once("end", () => {
      closeQuietly(local);
      resolve();
    });
    remote.once("close", () => {
      closeQuietly(local);
      resolve();
    });
  });
}

async function upstream(local: Deno.UnixConn, remote: TLSSocket): Promise<void> {
  const buffer = new Uint8Array(64 * 1024);
  try {
    for (;;) {
      const count = await local.read(buffer);
      if (count === null) break;
      if (!remote.write(buffer.slice(0, count))) {
        await new Promise<void>((resolve) => {
          remote.once("drain", resolve);
          remote.once("close", resolve);
        });
      }
      if (remote.destroyed) break;
    }
  } catch {
    // Closed from the other side.
  }
  remote.end();
}

function closeQuietly(local: Deno.UnixConn): void {
  try {
    local.close();
  } catch {
    // Already closed.
  }
}

function isAddress(name: string): boolean {
  return /^[\d.]+$|:/.test(name);
}
