import { ApiError } from "./api_error.ts";
import { certificateProblem, type ClientCertificate } from "./client_certificate.ts";
import { ConnectionError } from "./connection_error.ts";
import { anonymous, type Credential, type Credentials } from "./credentials.ts";
import { addressOf, type HttpLink, type LinkSettings, openLink } from "./http_link.ts";
import { type Impersonation, impersonationHeaders } from "./impersonation.ts";
import { DEFAULT_RETRY_LIMITS, retryDelayMs, type RetryLimits } from "./retry.ts";
import { opened, SocketChannel } from "./socket_channel.ts";
import { systemTiming, type Timing } from "./timing.ts";
import type { Channel, Transport } from "./transport.ts";

/** A server, who asks, and how patiently. */
export interface SocketTransportOptions extends LinkSettings {
  credentials?: Credentials;
  impersonation?: Impersonation;
  /** Asks for plain answers: faster where the network is faster than the processor. */
  disableCompression?: boolean;
  /** Sent where a request brings none. */
  userAgent?: string;
  /** How long an answer's head may be awaited. Bodies, and so streams, have no limit. */
  headLimitMs?: number;
  retryLimits?: RetryLimits;
  timing?: Timing;
}

/** The server itself gives up on a request after 60 s (--request-timeout); its own words should come first. */
const HEAD_LIMIT_MS = 65_000;
/** How long other requests wait for the first one's answer. */
const OPENING_LIMIT_MS = 1_000;

/**
 * Whoever reads a stream holds its body, not the answer; but the runtime ends a body by the signal only while the answer
 * is held, and forgets it with the next collection of garbage.
 */
const ANSWERS = new WeakMap<ReadableStream, Response>();

/** Requests over TLS to a real API server. */
export class SocketTransport implements Transport {
  readonly description: string;
  readonly #options: SocketTransportOptions;
  readonly #credentials: Credentials;
  readonly #timing: Timing;
  readonly #closed = new AbortController();
  readonly #channels = new Set<Channel>();
  #link: { link: Promise<HttpLink>; certificate: ClientCertificate | undefined } | undefined;
  /** The first request, while its answer has not begun; undefined again when it has. */
  #opening: Promise<void> | undefined;
  #isOpened: boolean;
  #renewalFailure: unknown;

  /** Opens no connection yet. */
  constructor(options: SocketTransportOptions) {
    this.#options = options;
    this.#credentials = options.credentials ?? anonymous;
    this.#timing = options.timing ?? systemTiming;
    this.description = addressOf(options.server);
    this.#isOpened = !canShareConnection(options);
  }

  /**
   * One request; see `Transport`. Tries again where client-go does (see `retryDelayMs`), and once after a 401 when
   * there is a newer credential.
   */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const method = (init.method ?? "GET").toUpperCase();
    const limits = this.#options.retryLimits ?? DEFAULT_RETRY_LIMITS;
    const canRepeat = !(init.body instanceof ReadableStream);
    let isRenewed = false;
    for (let number = 1;; number++) {
      const { outcome, credential } = await this.#attempt(path, init);
      if (outcome instanceof Response && outcome.status === 401 && canRepeat && !isRenewed) {
        isRenewed = true;
        if (await this.#renew(credential, init.signal)) {
          await outcome.body?.cancel();
          continue;
        }
      }
      const delayMs = canRepeat
        ? retryDelayMs({ method, number, outcome }, limits, this.#timing.random)
        : undefined;
      if (delayMs !== undefined) {
        if (outcome instanceof Response) await outcome.body?.cancel();
        await this.#timing.sleep(delayMs, this.#signal(init.signal));
        this.#requireWanted(init.signal);
        continue;
      }
      if (outcome instanceof Response) return outcome;
      throw outcome;
    }
  }

  /**
   * A WebSocket; see `Transport`. `signal` ends the channel, too.
   * @throws {ApiError} when the API refuses, {ConnectionError} when something else is in the way
   */
  async connect(path: string, protocols: string[], signal?: AbortSignal): Promise<Channel> {
    const credential = await this.#credential(signal);
    try {
      return await this.#openChannel(path, protocols, credential, signal);
    } catch (error) {
      this.#requireWanted(signal);
      const failure = this.#failure(error);
      if (failure.kind === "timeout") throw failure;
      // A WebSocket does not tell why it was refused. The same request without the upgrade is refused alike.
      await this.#requireAllowed(path, signal);
      const fresh = await this.#credential(signal);
      if (fresh === credential) throw failure;
      return await this.#openChannel(path, protocols, fresh, signal);
    }
  }

  /** See `Transport`: a certificate that has expired, a plug-in that failed. */
  async refusalHint(): Promise<string | undefined> {
    if (this.#renewalFailure instanceof Error) return this.#renewalFailure.message;
    const certificate = this.#link?.certificate;
    return certificate ? await certificateProblem(certificate.cert, this.#timing.now()) : undefined;
  }

  /** Ends running requests, streams and channels. */
  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(this.#aborted("the transport was closed"));
    for (const channel of this.#channels) channel.close();
    this.#link?.link.then((link) => link.close(), () => {});
  }

  async #attempt(
    path: string,
    init: RequestInit,
  ): Promise<{ outcome: Response | ConnectionError; credential: Credential }> {
    const credential = await this.#credential(init.signal);
    const opened = await this.#waitForOpening(init.signal);
    try {
      const outcome = await this.#fetch(path, init, credential);
      this.#isOpened = true;
      return { outcome, credential };
    } catch (error) {
      if (error instanceof ConnectionError && error.kind !== "aborted") return { outcome: error, credential };
      throw error;
    } finally {
      opened();
    }
  }

  async #fetch(path: string, init: RequestInit, credential: Credential): Promise<Response> {
    const limitMs = this.#options.headLimitMs ?? HEAD_LIMIT_MS;
    const late = new AbortController();
    const answered = new AbortController();
    this.#timing.sleep(limitMs, answered.signal).then(() => {
      if (!answered.signal.aborted) late.abort(new DOMException("no answer in time", "TimeoutError"));
    });
    let link: HttpLink | undefined;
    try {
      link = await this.#linkFor(credential.certificate);
      const response = await fetch(link.base + path, {
        ...init,
        client: link.client,
        headers: this.#headers(new Headers(init.headers), credential),
        signal: AbortSignal.any([this.#signal(init.signal), late.signal]),
      });
      if (response.body) ANSWERS.set(response.body, response);
      return response;
    } catch (error) {
      this.#requireWanted(init.signal);
      const cause = late.signal.aborted ? late.signal.reason : link?.takeFailure() ?? error;
      const failure = this.#failure(cause, limitMs);
      throw credential.certificate ? await this.#hinted(failure, credential.certificate) : failure;
    } finally {
      answered.abort();
    }
  }

  /**
   * The first request goes alone until its answer begins: only then is it known that HTTP/2 can be spoken, and all
   * others share its connection. Answers what to call when the answer has begun or failed.
   */
  async #waitForOpening(signal: AbortSignal | null | undefined): Promise<() => void> {
    if (this.#isOpened) return () => {};
    if (this.#opening) {
      await Promise.race([this.#opening, this.#timing.sleep(OPENING_LIMIT_MS, this.#signal(signal))]);
      return () => {};
    }
    let done = () => {};
    this.#opening = new Promise((resolve) => done = resolve);
    return () => {
      this.#opening = undefined;
      done();
    };
  }

  /** The pool for a certificate; a new one when a plug-in gave another certificate. */
  #linkFor(certificate: ClientCertificate | undefined): Promise<HttpLink> {
    const before = this.#link;
    const isSame = before && before.certificate?.cert === certificate?.cert &&
      before.certificate?.key === certificate?.key;
    if (isSame) return before.link;
    before?.link.then((link) => link.close(), () => {});
    const link = openLink(this.#options, certificate);
    this.#link = { link, certificate };
    return link;
  }

  /** One pair a header: groups to act as are several headers of one name. */
  #headers(given: Headers, credential: Credential): [string, string][] {
    const headers: [string, string][] = [...given];
    if (credential.authorization && !given.has("authorization")) {
      headers.push(["authorization", credential.authorization]);
    }
    if (!given.has("user-agent")) headers.push(["user-agent", this.#options.userAgent ?? "pequod"]);
    if (this.#options.disableCompression) headers.push(["accept-encoding", "identity"]);
    if (!given.has("impersonate-user")) {
      headers.push(...impersonationHeaders(this.#options.impersonation ?? {}));
    }
    return headers;
  }

  async #credential(signal: AbortSignal | null | undefined): Promise<Credential> {
    this.#requireWanted(signal);
    // Like kubectl, which sends no credentials where everybody on the way could read them.
    if (this.#options.server.protocol !== "https:") return NO_CREDENTIAL;
    try {
      return await this.#credentials.current(this.#signal(signal));
    } catch (error) {
      this.#requireWanted(signal);
      const text = error instanceof Error ? error.message : String(error);
      const message = `Unable to connect to the server: ${text}`;
      throw new ConnectionError("credentials", this.description, message, error);
    }
  }

  async #renew(used: Credential, signal: AbortSignal | null | undefined): Promise<boolean> {
    if (used === NO_CREDENTIAL) return false;
    try {
      this.#renewalFailure = undefined;
      return await this.#credentials.renew(used, this.#signal(signal));
    } catch (error) {
      this.#requireWanted(signal);
      // The 401 goes to the caller; `refusalHint` says what went wrong here.
      this.#renewalFailure = error;
      return false;
    }
  }

  async #openChannel(
    path: string,
    protocols: string[],
    credential: Credential,
    signal: AbortSignal | undefined,
  ): Promise<Channel> {
    const link = await this.#linkFor(credential.certificate);
    const url = (link.base + path).replace(/^http/, "ws");
    const headers = this.#headers(new Headers(), credential);
    const limitMs = this.#options.headLimitMs ?? HEAD_LIMIT_MS;
    const ended = this.#signal(signal);
    let socket: WebSocket | undefined;
    let channel: SocketChannel;
    try {
      socket = new WebSocket(url, { protocols, headers, client: link.client });
      socket.binaryType = "arraybuffer";
      channel = new SocketChannel(socket, this.description, this.#timing);
      await opened(socket, this.#timing, limitMs, ended);
      if (!protocols.includes(socket.protocol)) {
        throw new Error(`the server chose none of the protocols ${protocols.join(", ")}`);
      }
    } catch (error) {
      if (socket && socket.readyState <= WebSocket.OPEN) socket.close();
      throw this.#failure(link.takeFailure() ?? error, limitMs);
    }
    const close = () => channel.close();
    this.#channels.add(channel);
    ended.addEventListener("abort", close, { once: true });
    socket.addEventListener("close", () => {
      this.#channels.delete(channel);
      ended.removeEventListener("abort", close);
    });
    return channel;
  }

  /** Throws the API's refusal, if it refuses a plain GET of the path as well. */
  async #requireAllowed(path: string, signal: AbortSignal | undefined): Promise<void> {
    const response = await this.request(path, signal ? { signal } : {});
    if (response.ok) return await response.body?.cancel();
    const refusal = await ApiError.from(response);
    // What it says to a request that is allowed but no upgrade.
    if (refusal.code !== 400 || !/upgrade/i.test(refusal.message)) throw refusal;
  }

  async #hinted(failure: ConnectionError, certificate: ClientCertificate): Promise<ConnectionError> {
    if (failure.kind !== "tls" && failure.kind !== "interrupted") return failure;
    const hint = await certificateProblem(certificate.cert, this.#timing.now());
    if (!hint) return failure;
    return new ConnectionError("tls", failure.server, `${failure.message}: ${hint}`, failure.cause);
  }

  #failure(error: unknown, limitMs?: number): ConnectionError {
    const server = this.description;
    return ConnectionError.from(error, limitMs === undefined ? { server } : { server, limitMs });
  }

  #signal(signal: AbortSignal | null | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#closed.signal]) : this.#closed.signal;
  }

  /** Throws when the caller gave up or the transport was closed. */
  #requireWanted(signal: AbortSignal | null | undefined): void {
    if (this.#closed.signal.aborted) throw this.#closed.signal.reason;
    if (!signal?.aborted) return;
    const reason: unknown = signal.reason;
    if (reason instanceof ConnectionError) throw reason;
    if (reason instanceof Error && reason.name === "TimeoutError") throw this.#failure(reason);
    throw this.#aborted("the request was cancelled", reason);
  }

  #aborted(text: string, cause?: unknown): ConnectionError {
    return new ConnectionError("aborted", this.description, text, cause);
  }
}

const NO_CREDENTIAL: Credential = {};

/** Whether HTTP/2 may be spoken: over TLS that `fetch` itself makes. */
function canShareConnection(options: SocketTransportOptions): boolean {
  return options.server.protocol === "https:" && !options.isInsecure && !options.serverName;
}
