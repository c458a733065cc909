/**
 * How requests reach a Docker engine: over a socket for a real one (`engine_client/`), in process for the lab's. The
 * paths and bodies are those of the Engine API (https://docs.docker.com/reference/api/engine/).
 */
export interface Engine {
  /**
   * One request; the answer comes as soon as its head is there. Rejects with `EngineUnreachable` where nobody answers,
   * and with the signal's reason where that ends first.
   */
  request(method: string, path: string, options?: EngineRequest): Promise<EngineResponse>;
  /** A request that makes the connection a stream of both sides' bytes (attach, exec): `Upgrade: tcp`. */
  hijack(path: string, options?: EngineRequest): Promise<EngineResponse | EngineChannel>;
}

export interface EngineRequest {
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array | ReadableStream<Uint8Array>;
  signal?: AbortSignal;
}

export interface EngineResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Cancelling it ends the request. */
  readonly body: ReadableStream<Uint8Array>;
}

/** A connection after `101 Switching Protocols`, or a `200` that stays open, as older engines answer. */
export interface EngineChannel {
  readonly status: 101;
  readonly headers: ReadonlyMap<string, string>;
  readonly readable: ReadableStream<Uint8Array>;
  /** Closing it tells the other side that nothing more is written; what it still sends can be read. */
  readonly writable: WritableStream<Uint8Array>;
  close(): void;
}

/** Where an engine listens and how it is to be trusted. */
export interface EngineAddress {
  /** Such as `unix:///var/run/docker.sock` or `tcp://10.0.0.1:2376`. */
  host: string;
  /** Absent: no TLS. */
  tls?: {
    /** PEM. Absent: what the machine trusts. */
    authority?: string;
    certificate?: string;
    key?: string;
    /** Whether the server's certificate is checked. */
    isVerified: boolean;
  };
}
