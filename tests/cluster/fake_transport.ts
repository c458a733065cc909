import type { Channel, Transport } from "../../src/cluster/transport.ts";

/** A request as it arrived. */
export interface FakeRequest {
  /** `GET`, …, or `watch` for a GET with `watch=true`. */
  verb: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string | undefined;
  signal: AbortSignal | undefined;
}

export type Answer = (request: FakeRequest) => Response | Promise<Response>;

/** Answers by script, and remembers what was asked. */
export class FakeTransport implements Transport {
  readonly description = "https://fake:6443";
  readonly requests: FakeRequest[] = [];
  readonly connects: { url: string; protocols: string[]; signal: AbortSignal | undefined }[] = [];
  /** What `connect` gives, one after another. */
  readonly channels: (FakeChannel | Error)[] = [];
  #script = new Map<string, Answer[]>();

  /** `on("GET /version", answer)`, `on("watch /api/v1/pods", first, then)`: the last answer repeats. */
  on(request: string, ...answers: Answer[]): this {
    this.#script.set(request, answers);
    return this;
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, "http://fake");
    const isWatch = url.searchParams.get("watch") === "true";
    const request: FakeRequest = {
      verb: isWatch ? "watch" : init.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: init.body === undefined || init.body === null ? undefined : String(init.body),
      signal: init.signal ?? undefined,
    };
    init.signal?.throwIfAborted();
    this.requests.push(request);
    const answers = this.#script.get(`${request.verb} ${request.path}`);
    const answer = (answers && answers.length > 1 ? answers.shift() : answers?.[0]) ?? notFound;
    return await answer(request);
  }

  connect(path: string, protocols: string[], signal?: AbortSignal): Promise<Channel> {
    this.connects.push({ url: path, protocols, signal });
    const channel = this.channels.shift();
    if (channel instanceof FakeChannel) return Promise.resolve(channel);
    return Promise.reject(channel ?? new Error("no channel in the script"));
  }

  close(): void {}

  /** What was asked, as `GET /version`. */
  get asked(): string[] {
    return this.requests.map(({ verb, path }) => `${verb} ${path}`);
  }
}

const notFound: Answer = () =>
  new Response("404 page not found\n", { status: 404, headers: { "content-type": "text/plain" } });

/** A JSON answer; a string is sent as it is. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return () => new Response(text, { status, headers: { "content-type": "application/json", ...headers } });
}

/** A refusal. */
export function refusal(code: number, reason: string, message = reason, metadata = {}): Answer {
  return json({ kind: "Status", apiVersion: "v1", metadata, status: "Failure", message, reason, code }, code);
}

/** No answer: the request fails. */
export function broken(message: string): Answer {
  return () => Promise.reject(new TypeError(message));
}

/** No answer, ever. */
export function silence({ signal }: FakeRequest): Promise<Response> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

/** A body that a test writes while it is read. */
export class FakeStream {
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  isCancelled = false;
  readonly body: ReadableStream<Uint8Array>;

  constructor() {
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.isCancelled = true;
      },
    });
  }

  /** The answer that has this body; abort ends it as it does with fetch. */
  get answer(): Answer {
    return ({ signal }) => {
      signal?.addEventListener("abort", () => {
        if (!this.isCancelled) this.#controller.error(signal.reason);
        this.isCancelled = true;
      });
      return new Response(this.body);
    };
  }

  /** Sends text, bytes, or a value as one JSON line. */
  send(value: unknown): void {
    if (value instanceof Uint8Array) return this.#controller.enqueue(value);
    const text = typeof value === "string" ? value : JSON.stringify(value) + "\n";
    this.#controller.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#controller.close();
  }

  fail(error: Error): void {
    this.#controller.error(error);
  }
}

/** A channel whose other side is the test. */
export class FakeChannel implements Channel {
  readonly protocol: string;
  readonly incoming: ReadableStream<Uint8Array>;
  readonly sent: Uint8Array[] = [];
  isClosed = false;
  /** Called for everything that is sent. */
  onSent: (message: Uint8Array) => void = () => {};
  #controller!: ReadableStreamDefaultController<Uint8Array>;

  constructor(protocol: string) {
    this.protocol = protocol;
    this.incoming = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.isClosed = true;
      },
    });
  }

  send(message: Uint8Array): Promise<void> {
    if (this.isClosed) return Promise.reject(new Error("the channel is closed"));
    this.sent.push(message);
    this.onSent(message);
    return Promise.resolve();
  }

  /** The first byte, and text or bytes after it. */
  push(stream: number, payload: string | number[]): void {
    const bytes = typeof payload === "string" ? new TextEncoder().encode(payload) : payload;
    this.#controller.enqueue(Uint8Array.of(stream, ...bytes));
  }

  /** The other side closes. */
  end(): void {
    if (!this.isClosed) this.#controller.close();
    this.isClosed = true;
  }

  fail(error: Error): void {
    this.#controller.error(error);
    this.isClosed = true;
  }

  close(): void {
    this.end();
  }
}
