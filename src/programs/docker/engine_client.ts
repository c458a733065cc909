/** Requests to an engine: the version both sides speak, JSON bodies, refusals as errors. */
import type { Io } from "../io.ts";
import { API_VERSION, CLIENT_VERSION, olderVersion } from "./client_version.ts";
import type { Engine, EngineChannel, EngineResponse } from "./engine.ts";
import { DockerFailure, EngineRefusal } from "./engine_errors.ts";

/** Values of a query; what is undefined, false or "" is left out, lists repeat the name. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface ClientRequest {
  query?: Query | undefined;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: Uint8Array | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export class EngineClient {
  readonly #open: () => Promise<{ host: string; engine: Engine }>;
  readonly #io: Pick<Io, "env" | "signal">;
  #opened: Promise<{ host: string; engine: Engine; version: string }> | undefined;

  /** From then on, what goes wrong may be what the engine has said. */
  hasAnswered = false;

  constructor(open: () => Promise<{ host: string; engine: Engine }>, io: Pick<Io, "env" | "signal">) {
    this.#open = open;
    this.#io = io;
  }

  /** The engine's address. */
  async host(): Promise<string> {
    return (await this.#open()).host;
  }

  /** The API's version that is spoken. Rejects where the engine cannot be reached. */
  async version(): Promise<string> {
    return (await this.#connected()).version;
  }

  /** A request whose answer is used as it comes. Throws EngineRefusal for a status of 400 and more. */
  async request(method: string, path: string, options: ClientRequest = {}): Promise<EngineResponse> {
    const { engine, version } = await this.#connected();
    const response = await engine.request(method, `/v${version}${path}${queryText(options.query)}`, {
      headers: this.#headers(options),
      ...bodyOf(options),
      signal: options.signal ?? this.#io.signal,
    });
    this.hasAnswered = true;
    if (response.status >= 400) throw await refusal(response);
    return response;
  }

  async json<T>(method: string, path: string, options: ClientRequest = {}): Promise<T> {
    const response = await this.request(method, path, options);
    return parsedJson(await new Response(response.body).text());
  }

  get<T>(path: string, query?: Query): Promise<T> {
    return this.json<T>("GET", path, { query });
  }

  /** A request of which only success matters. */
  async tell(method: string, path: string, options: ClientRequest = {}): Promise<void> {
    const response = await this.request(method, path, options);
    await response.body.cancel();
  }

  /** Makes the connection a stream of both sides' bytes. */
  async hijack(path: string, options: ClientRequest = {}): Promise<EngineChannel> {
    const { engine, version } = await this.#connected();
    const answer = await engine.hijack(`/v${version}${path}${queryText(options.query)}`, {
      headers: this.#headers(options),
      ...bodyOf(options),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if ("readable" in answer) return answer;
    throw await refusal(answer);
  }

  #headers({ json, headers }: ClientRequest): Record<string, string> {
    return {
      "User-Agent": `Docker-Client/${CLIENT_VERSION} (linux)`,
      ...(json === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    };
  }

  #connected(): Promise<{ host: string; engine: Engine; version: string }> {
    return this.#opened ??= this.#open().then(async (opened) => ({
      ...opened,
      version: await negotiated(opened.engine, this.#io),
    }));
  }
}

/** What the engine speaks at most, or what the environment says. */
async function negotiated(engine: Engine, io: Pick<Io, "env" | "signal">): Promise<string> {
  const fixed = io.env("DOCKER_API_VERSION");
  if (fixed) return fixed.replace(/^v/, "");
  const response = await engine.request("HEAD", "/_ping", { signal: io.signal });
  await response.body.cancel();
  const theirs = response.headers.get("api-version");
  return theirs ? olderVersion(theirs, API_VERSION) : API_VERSION;
}

/** Throws DockerFailure in Go's words for what is no JSON. */
export function parsedJson<T>(text: string): T {
  try {
    return JSON.parse(text);
  } catch (error) {
    const first = text.trim()[0];
    const isOdd = first !== undefined && !/[[{"\dtfn-]/.test(first);
    const why = first === undefined
      ? "EOF"
      : isOdd
      ? `invalid character ${goLetter(first)} looking for beginning of value`
      : (error as Error).message;
    throw new DockerFailure(why, { cause: error });
  }
}

/** In quotes, and readable whatever it is. */
function goLetter(letter: string): string {
  const code = letter.codePointAt(0)!;
  return code < 32 || code === 127 ? `'\\x${code.toString(16).padStart(2, "0")}'` : `'${letter}'`;
}

function bodyOf({ json, body }: ClientRequest): { body?: string | Uint8Array | ReadableStream<Uint8Array> } {
  if (json !== undefined) return { body: JSON.stringify(json) };
  return body === undefined ? {} : { body };
}

/** `?a=1&b=2`, or "". Names in the order of the alphabet, as Go writes them. */
export function queryText(query: Query = {}): string {
  const words: string[] = [];
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    if (value === undefined || value === false || value === "") continue;
    const values: readonly string[] = typeof value === "object"
      ? value
      : [value === true ? "1" : String(value)];
    words.push(...values.map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`));
  }
  return words.length ? `?${words.join("&")}` : "";
}

/** A filter as the API takes it: `{"status":{"running":true}}`. */
export function filterText(filters: readonly string[]): string {
  const record = new Map<string, [value: string, isWanted: true][]>();
  for (const filter of filters.filter(Boolean)) {
    const at = filter.indexOf("=");
    const name = filter.slice(0, at).trim().toLowerCase();
    record.set(name, [...record.get(name) ?? [], [filter.slice(at + 1).trim(), true]]);
  }
  const parts = [...record].map(([name, values]) => [name, Object.fromEntries(values)]);
  return parts.length ? JSON.stringify(Object.fromEntries(parts)) : "";
}

async function refusal(response: EngineResponse): Promise<EngineRefusal> {
  const text = await new Response(response.body).text();
  let said = text.trim();
  try {
    const { message } = JSON.parse(text);
    if (typeof message === "string") said = message.trim();
  } catch {
    // An engine's proxy may answer with plain text.
  }
  return new EngineRefusal(response.status, said || `request returned ${response.status}`);
}
