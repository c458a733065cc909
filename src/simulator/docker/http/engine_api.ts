/** The Engine API: a request in, an answer out. Paths may begin with a version, `/v1.47`. */
import { API_VERSION, OLDEST_API_VERSION } from "../engine.ts";
import { EngineError } from "../engine_error.ts";
import { type ApiAnswer, type ApiRequest, json, type PlainAnswer, type Route } from "./api_request.ts";

export interface RawRequest {
  method: string;
  /** With the query. */
  path: string;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: ReadableStream<Uint8Array>;
  signal: AbortSignal;
}

export class EngineApi {
  readonly #routes: readonly Route[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
  }

  /** Never rejects for what the engine refuses: that is an answer with a message. */
  async handle(request: RawRequest): Promise<ApiAnswer> {
    try {
      return await this.#answer(request);
    } catch (error) {
      if (error instanceof EngineError) return refusal(error.status, error.message);
      throw error;
    }
  }

  #answer({ method, path, headers, body, signal }: RawRequest): ApiAnswer | Promise<ApiAnswer> {
    const at = path.indexOf("?");
    const full = at < 0 ? path : path.slice(0, at);
    const query = new URLSearchParams(at < 0 ? "" : path.slice(at + 1));
    const { version, rest } = split(full);
    const problem = version === undefined ? undefined : versionProblem(version);
    if (problem) return refusal(400, problem);
    const request: ApiRequest = { method, path: rest, query, headers, body, signal };
    let isKnownPath = false;
    for (const route of this.#routes) {
      const match = route.pattern.exec(rest);
      if (!match) continue;
      isKnownPath = true;
      if (route.method === method) {
        return route.handle(
          request,
          ...match.slice(1).map((group) => decodeURIComponent(group ?? "")),
        );
      }
    }
    return isKnownPath ? refusal(405, "method not allowed") : refusal(404, "page not found");
  }
}

/** As every refusal looks. */
export function refusal(status: number, message: string): PlainAnswer {
  return json({ message }, status);
}

function split(path: string): { version?: string; rest: string } {
  const [, version, rest = "/"] = /^\/v(\d+\.\d+)(\/.*)?$/.exec(path) ?? [];
  return version === undefined ? { rest: path } : { version, rest };
}

function versionProblem(version: string): string | undefined {
  if (older(version, OLDEST_API_VERSION)) {
    return `client version ${version} is too old. Minimum supported API version is ${OLDEST_API_VERSION}, please upgrade your client to a newer version`;
  }
  return older(API_VERSION, version)
    ? `client version ${version} is too new. Maximum supported API version is ${API_VERSION}`
    : undefined;
}

function older(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA !== majorB ? majorA < majorB : minorA < minorB;
}
