/** The lab's Docker engine as the client finds it: requests in process, with the rights of the socket. */
import type { Engine, EngineRequest, EngineResponse } from "../programs/docker/engine.ts";
import { EngineUnreachable } from "../programs/docker/engine_errors.ts";
import type { ApiAnswer } from "../simulator/docker/http/api_request.ts";
import type { EngineApi } from "../simulator/docker/http/engine_api.ts";
import type { Process } from "../simulator/host/process.ts";
import { ENGINE_SOCKET } from "./host_files.ts";

/** `host`: what the client was told, such as `unix:///var/run/docker.sock`. `onRequest` is called for each of them. */
export function inProcessEngine(
  api: EngineApi,
  process: Process,
  host: string,
  onRequest: () => void = () => {},
): Engine {
  const ask = (
    method: string,
    path: string,
    { headers = {}, body, signal }: EngineRequest,
    gone: AbortController,
  ) => {
    connect(process, host, path);
    onRequest();
    signal?.throwIfAborted();
    signal?.addEventListener("abort", () => gone.abort(signal.reason), { once: true });
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    return api.handle({ method, path, headers: new Map(lower), body: streamOf(body), signal: gone.signal });
  };
  return {
    async request(method, path, options = {}) {
      const gone = new AbortController();
      return responseOf(await ask(method, path, options, gone), gone);
    },
    async hijack(path, options = {}) {
      const gone = new AbortController();
      const answer = await ask("POST", path, options, gone);
      return "connect" in answer ? channelOf(answer, gone) : responseOf(answer, gone);
    },
  };
}

/** What connect(2) says of the socket. */
function connect({ machine: { files } }: Process, host: string, path: string): void {
  const socket = host.replace(/^unix:\/\//, "");
  const there = host.startsWith("unix://") ? files.status(socket) : undefined;
  const engine = files.status(ENGINE_SOCKET);
  if (!there || there.kind !== "socket" || there.inode !== engine?.inode) throw new EngineUnreachable(host);
  if (files.refusalTo("write", socket) === undefined) return;
  throw new EngineUnreachable(
    host,
    `permission denied while trying to connect to the Docker daemon socket at ${host}: ` +
      `Get "http://${encodeURIComponent(socket)}${path}": dial unix ${socket}: connect: permission denied`,
  );
}

function streamOf(body: EngineRequest["body"]): ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body;
  return new Blob(body === undefined ? [] : [body as Uint8Array<ArrayBuffer>]).stream();
}

function responseOf(answer: ApiAnswer, gone: AbortController): EngineResponse {
  const headers = new Map(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const body = "connect" in answer ? undefined : answer.body;
  if (!(body instanceof ReadableStream)) {
    const bytes = body === undefined ? [] : [body];
    return { status: answer.status, headers, body: new Blob(bytes).stream() };
  }
  return { status: answer.status, headers, body: untilGone(body, gone) };
}

/** Ends with the reason of `gone`; who reads no more ends the request. */
function untilGone(body: ReadableStream<Uint8Array>, gone: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => {});
  gone.signal.addEventListener("abort", () => aborted.reject(gone.signal.reason), { once: true });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await Promise.race([reader.read(), aborted.promise]);
      gone.signal.throwIfAborted();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      gone.abort(reason);
      await reader.cancel(reason).catch(() => {});
    },
  });
}

function channelOf(
  { headers, connect }: Extract<ApiAnswer, { connect: unknown }>,
  gone: AbortController,
): Awaited<ReturnType<Engine["hijack"]>> {
  const there = new TransformStream<Uint8Array, Uint8Array>();
  let shown!: ReadableStreamDefaultController<Uint8Array>;
  let isOver = false;
  const readable = new ReadableStream<Uint8Array>({
    start: (controller) => void (shown = controller),
    cancel: () => void (isOver = true),
  });
  const over = (): void => {
    if (!isOver) shown.close();
    isOver = true;
  };
  connect({
    readable: there.readable,
    write: (chunk) => {
      if (!isOver) shown.enqueue(chunk);
    },
    end: over,
  });
  return {
    status: 101,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    readable,
    writable: there.writable,
    close: () => {
      gone.abort();
      over();
    },
  };
}
