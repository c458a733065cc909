/**
 * How requests reach an API. There are two: `SocketTransport` (a real server) and the bundled
 * simulator, which offers the same two methods in process. Nothing else reaches a cluster.
 */
export interface Transport {
  /**
   * One request. `path` begins with `/` and carries the query. Rejects only when no HTTP answer came
   * (`ConnectionError`); a refusal by the API is a Response. The body of a watch or a followed log is endless:
   * abort `init.signal` to end it.
   */
  request(path: string, init?: RequestInit): Promise<Response>;
  /**
   * Opens a stream of messages (exec, attach, port-forward) over a WebSocket or its equal.
   * `protocols` in order of preference. Rejects when refused (with the API's Status, if there is one).
   */
  connect(path: string, protocols: string[], signal?: AbortSignal): Promise<Channel>;
  /**
   * Why the server may have answered 401, as far as this side can see, such as an expired client certificate.
   * Undefined when nothing is known.
   */
  refusalHint?(): Promise<string | undefined>;
  /** Where it leads, for messages: `https://192.168.122.4:6443`, `the bundled cluster`. */
  readonly description: string;
  /** Ends what is open. */
  close(): void;
}

/** A two-way stream of binary messages. */
export interface Channel {
  /** The protocol that the server chose, such as `v5.channel.k8s.io`. */
  readonly protocol: string;
  /** Messages as they come; ends when the other side closes. */
  readonly incoming: ReadableStream<Uint8Array>;
  /** Sends one message; resolves when there is room for the next. */
  send(message: Uint8Array): Promise<void>;
  close(code?: number, reason?: string): void;
}
