import type {
  Engine,
  EngineChannel,
  EngineRequest,
  EngineResponse,
} from "../../../src/programs/docker/engine.ts";
import { runDocker } from "../../../src/programs/docker/docker_program.ts";
import { EngineUnreachable } from "../../../src/programs/docker/engine_errors.ts";
import { testIo, type TestIoOptions } from "../test_io.ts";

/**
 * What the engine answers to `METHOD /path`, with or without the query: an object as JSON, text or bytes as they are,
 * `refused(status, message)`, or what a function makes of the request. A path that is not listed is not found.
 */
export type Answers = Record<string, unknown>;

export class Refused {
  constructor(readonly status: number, readonly message: string) {}
}

export function refused(status: number, message: string): Refused {
  return new Refused(status, message);
}

export interface Asked {
  /** `POST /containers/create?name=web` */
  line: string;
  body: string;
  headers: Readonly<Record<string, string>>;
}

export function scriptedEngine(answers: Answers): { engine: Engine; asked: Asked[] } {
  const asked: Asked[] = [];
  const answer = async (
    method: string,
    path: string,
    options: EngineRequest = {},
  ): Promise<EngineResponse> => {
    if (path === "/_ping") return response(200, "OK", [["api-version", "1.50"]]);
    const bare = path.replace(/^\/v[\d.]+/, "");
    const body = options.body === undefined ? "" : await new Response(options.body as BodyInit).text();
    const request = { line: `${method} ${decodeURIComponent(bare)}`, body, headers: options.headers ?? {} };
    asked.push(request);
    const found = answers[request.line] ?? answers[request.line.split("?")[0]!];
    const value = typeof found === "function" ? await found(request) : found;
    if (value === undefined) return response(404, JSON.stringify({ message: "page not found" }));
    if (value instanceof Refused) return response(value.status, JSON.stringify({ message: value.message }));
    if (typeof value === "string" || value instanceof Uint8Array) return response(200, value);
    return response(200, JSON.stringify(value));
  };
  const engine: Engine = {
    request: answer,
    async hijack(path, options) {
      const { status, headers, body } = await answer("POST", path, options);
      if (status >= 400) return { status, headers, body };
      const channel: EngineChannel = {
        status: 101,
        headers,
        readable: body,
        writable: new WritableStream({
          write: (chunk) => void (asked.at(-1)!.body += new TextDecoder().decode(chunk)),
        }),
        close: () => {},
      };
      return channel;
    },
  };
  return { engine, asked };
}

function response(
  status: number,
  body: string | Uint8Array,
  headers: [string, string][] = [],
): EngineResponse {
  return {
    status,
    headers: new Map(headers),
    body: new Response(body as BodyInit).body ?? new ReadableStream(),
  };
}

/** Output of a container without a terminal: frames of one stream or the other. */
export function frames(...parts: [stream: "out" | "err", text: string][]): Uint8Array {
  const bytes = parts.flatMap(([stream, text]) => {
    const content = new TextEncoder().encode(text);
    return [stream === "out" ? 1 : 2, 0, 0, 0, 0, 0, content.length >> 8, content.length & 255, ...content];
  });
  return new Uint8Array(bytes);
}

export interface DockerRun {
  code: number;
  out: string;
  err: string;
  asked: Asked[];
}

/** Runs a command line; words are parted by spaces, `'…'` keeps them together. */
export async function docker(
  line: string,
  answers: Answers = {},
  options: TestIoOptions = {},
): Promise<DockerRun> {
  const { engine, asked } = scriptedEngine(answers);
  const { io, output } = testIo(options);
  const code = await runDocker(words(line), { io, openEngine: () => engine });
  return { code, ...output, asked };
}

/** The same where nobody answers. */
export async function dockerAlone(
  line: string,
  options: TestIoOptions = {},
): Promise<Omit<DockerRun, "asked">> {
  const { io, output } = testIo(options);
  const openEngine = ({ host }: { host: string }): Engine => ({
    request: () => Promise.reject(new EngineUnreachable(host)),
    hijack: () => Promise.reject(new EngineUnreachable(host)),
  });
  const code = await runDocker(words(line), { io, openEngine });
  return { code, ...output };
}

export function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}
