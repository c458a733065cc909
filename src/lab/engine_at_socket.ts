/** The lab's Docker engine at its Unix socket, for programs that speak HTTP to it: curl, scripts. */
import type { PlainAnswer } from "../simulator/docker/http/api_request.ts";
import type { EngineApi } from "../simulator/docker/http/engine_api.ts";
import { bytesOf, textOf } from "../simulator/host/byte_text.ts";
import type { HttpAnswer } from "../simulator/host/process.ts";
import type { SocketServer } from "../simulator/host/unix_sockets.ts";
import { API_VERSION, ENGINE_VERSION } from "../simulator/docker/engine.ts";

/** `nowMs`: for the header Date. */
export function engineAtSocket(api: Pick<EngineApi, "handle">, nowMs: () => number): SocketServer {
  return async ({ method, path, headers, body }) => {
    const gone = new AbortController();
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const answer = await api.handle({
      method,
      path,
      headers: new Map(lower),
      body: new Blob([bytesOf(body)]).stream(),
      signal: gone.signal,
    });
    if ("connect" in answer) {
      gone.abort();
      return { status: 200, headers: headersOf({ status: 200, headers: answer.headers }, nowMs()), body: "" };
    }
    return httpAnswer(answer, nowMs(), gone);
  };
}

function httpAnswer(answer: PlainAnswer, nowMs: number, gone: AbortController): HttpAnswer {
  const { status, body } = answer;
  const head = { status, headers: headersOf(answer, nowMs) };
  if (!(body instanceof ReadableStream)) {
    return { ...head, body: typeof body === "string" ? body : body ? textOf(body) : "" };
  }
  return { ...head, body: "", more: untilCancelled(body, gone) };
}

/** Who reads no more ends the request. */
function untilCancelled(body: ReadableStream<Uint8Array>, gone: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      gone.abort(reason);
      await reader.cancel(reason).catch(() => {});
    },
  });
}

/** As the engine sends them: its own, then those of Go's server. */
function headersOf({ status, headers = {}, body }: PlainAnswer, nowMs: number): Record<string, string> {
  const isStream = body instanceof ReadableStream;
  const length = typeof body === "string" ? bytesOf(body).length : isStream ? 0 : body?.length ?? 0;
  const own = Object.entries({
    "Api-Version": API_VERSION,
    ...headers,
    "Docker-Experimental": "false",
    Ostype: "linux",
    Server: SERVER,
  }).sort(([a], [b]) => a < b ? -1 : 1);
  return {
    ...Object.fromEntries(own),
    Date: new Date(nowMs).toUTCString(),
    ...(isStream
      ? { "Transfer-Encoding": "chunked" }
      : status === 204 || status === 304
      ? {}
      : { "Content-Length": String(length) }),
  };
}

const SERVER = `Docker/${ENGINE_VERSION} (linux)`;
