import type { KubeList, KubeObject, Status } from "../kube/object.ts";
import { ApiError } from "./api_error.ts";
import { ConnectionError } from "./connection_error.ts";
import { addressedBy } from "./resource_path.ts";
import { systemTiming, type Timing } from "./timing.ts";
import type { Channel, Transport } from "./transport.ts";
import { warningTexts } from "./warning_header.ts";

export interface ClientOptions {
  /** Sent as `User-Agent`; names the program in the server's audit log and in managedFields. */
  userAgent?: string;
  /** Called once for every warning text that comes with an answer. */
  onWarning?: (text: string) => void;
  timing?: Timing;
  /** How long an answer, body included, may take. Streams have no limit. */
  timeoutMs?: number;
}

/** Query parameters; a list is repeated (`command=a&command=b`), undefined is left out. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface RequestOptions {
  query?: Query;
  /** The `Accept` header; plain JSON when absent. */
  accept?: string;
  signal?: AbortSignal;
}

export type PatchType = "json" | "merge" | "strategic" | "apply";

/** Verbs of the API over a Transport. A refusal is thrown as ApiError, no answer as the transport's error. */
export class Client {
  readonly transport: Transport;
  readonly #userAgent: string;
  readonly #onWarning: (text: string) => void;
  readonly timing: Timing;
  readonly #timeoutMs: number;
  #warningCount = 0;

  constructor(transport: Transport, options: ClientOptions = {}) {
    this.transport = transport;
    this.#userAgent = options.userAgent ?? "pequod";
    this.#onWarning = options.onWarning ?? (() => {});
    this.timing = options.timing ?? systemTiming;
    this.#timeoutMs = options.timeoutMs ?? REQUEST_TIMEOUT_MS;
  }

  /** How many warnings have come with the answers. */
  get warningCount(): number {
    return this.#warningCount;
  }

  get<T = KubeObject>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.json("GET", path, undefined, options);
  }

  /** One list answer, not paged unless the query says `limit`. */
  list<T = KubeObject>(path: string, options: RequestOptions = {}): Promise<KubeList<T>> {
    return this.json("GET", path, undefined, options);
  }

  create<T = KubeObject>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.json("POST", path, body, options);
  }

  update<T = KubeObject>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.json("PUT", path, body, options);
  }

  /** A string body is sent as it is (server-side apply takes YAML). */
  patch<T = KubeObject>(
    path: string,
    type: PatchType,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<T> {
    return this.json("PATCH", path, body, options, PATCH_CONTENT[type]);
  }

  /** `body` is DeleteOptions. Answers a Status or the object, as the server likes. */
  delete<T = KubeObject | Status>(
    path: string,
    body?: Record<string, unknown>,
    options: RequestOptions = {},
  ): Promise<T> {
    return this.json("DELETE", path, body, options);
  }

  /** Any verb with a JSON answer, within the time limit. An empty answer is `undefined`. */
  async json<T>(
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions = {},
    contentType = "application/json",
  ): Promise<T> {
    const limit = this.#limit(options.signal);
    try {
      const init: RequestInit = { method };
      if (body !== undefined) {
        init.body = typeof body === "string" ? body : JSON.stringify(body);
        init.headers = { "content-type": contentType };
      }
      const response = await this.request(path, { ...options, signal: limit.signal }, init);
      return parse(await response.text(), `${method} ${path}`) as T;
    } finally {
      limit.end();
    }
  }

  /** The answer itself, for streams and texts; its body is the caller's to read or cancel. */
  async request(path: string, options: RequestOptions = {}, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has("accept")) headers.set("accept", options.accept ?? "application/json");
    headers.set("user-agent", this.#userAgent);
    const send: RequestInit = { ...init, headers };
    if (options.signal) send.signal = options.signal;
    const response = await this.transport.request(withQuery(path, options.query), send);
    for (const text of warningTexts(response.headers.get("warning"))) {
      this.#warningCount++;
      this.#onWarning(text);
    }
    if (response.ok) return response;
    const asked = { verb: (init.method ?? "GET").toLowerCase(), ...addressedBy(path) };
    throw await this.#explained(await ApiError.from(response, asked));
  }

  /** Opens a stream of messages; see `Transport.connect`. */
  connect(path: string, protocols: string[], options: RequestOptions = {}): Promise<Channel> {
    return this.transport.connect(withQuery(path, options.query), protocols, options.signal);
  }

  /** A 401 says nothing of its cause; this side may know more. */
  async #explained(error: ApiError): Promise<ApiError> {
    const hint = error.code === 401 ? await this.transport.refusalHint?.() : undefined;
    return hint === undefined
      ? error
      : new ApiError({ ...error.status, message: `${error.message}: ${hint}` });
  }

  #limit(signal?: AbortSignal): { signal: AbortSignal; end: () => void } {
    const answered = new AbortController();
    const late = new AbortController();
    this.timing.sleep(this.#timeoutMs, answered.signal).then(() => {
      if (answered.signal.aborted) return;
      const circumstances = { server: this.transport.description, limitMs: this.#timeoutMs };
      late.abort(ConnectionError.from(new DOMException("", "TimeoutError"), circumstances));
    });
    return {
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      end: () => answered.abort(),
    };
  }
}

/** The path with parameters added to those it has. */
export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  if (text === "") return path;
  return path + (path.includes("?") ? "&" : "?") + text;
}

/** The server gives up after 60 s by itself (--request-timeout); then its own words arrive first. */
const REQUEST_TIMEOUT_MS = 70_000;

const PATCH_CONTENT: Record<PatchType, string> = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
};

/** The API answers with objects, and with nothing; what else comes is from somebody else on the way. */
function parse(text: string, request: string): unknown {
  if (text === "") return undefined;
  const start = JSON.stringify(text.slice(0, 60));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`Cannot read the answer to ${request}: expected JSON, found ${start}`, { cause });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Error(`Cannot read the answer to ${request}: expected an object, found ${start}`);
}
