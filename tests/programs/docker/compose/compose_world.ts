/** `docker compose` on a simulated engine in process: files in memory, time that passes while a command line runs. */
import type {
  Engine,
  EngineChannel,
  EngineRequest,
  EngineResponse,
} from "../../../../src/programs/docker/engine.ts";
import { runDocker } from "../../../../src/programs/docker/docker_program.ts";
import { Interrupts } from "../../../../src/programs/interrupts.ts";
import type { ApiAnswer, ClientStream } from "../../../../src/simulator/docker/http/api_request.ts";
import { FakeMachine } from "../../../explorer/fake_machine.ts";
import { type SmallHost, smallHost } from "../../../simulator/docker/small_host.ts";
import { testIo } from "../../test_io.ts";
import { words } from "../scripted_engine.ts";

export interface ComposeRun {
  code: number;
  out: string;
  err: string;
}

export interface RunOptions {
  input?: string;
  /** Ctrl-C comes then, in milliseconds of the engine's clock. */
  interruptMs?: number | readonly number[];
}

/** Milliseconds that pass each turn, and turns after which a command line is taken to hang. */
const STEP_MS = 50;
const MAX_TURNS = 6000;

export class ComposeWorld {
  readonly host: SmallHost = smallHost();
  readonly machine = new FakeMachine();
  #runs = 0;

  /** `files`: names in `/here`, the folder that commands run in. */
  constructor(files: Record<string, string> = {}, env: Record<string, string> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    Object.assign(this.machine.variables, env);
  }

  write(name: string, text: string): void {
    this.machine.files.set(name.startsWith("/") ? name : `/here/${name}`, text);
  }

  /** A command line after `docker`. */
  async docker(line: string, options: RunOptions = {}): Promise<ComposeRun> {
    const interrupts = new Interrupts();
    const { queue } = this.host;
    const { io: base, output } = testIo({
      machine: this.machine,
      signal: interrupts.signal,
      forced: interrupts.forced(),
      ...(options.input === undefined ? {} : { input: options.input }),
    });
    const io = {
      ...base,
      now: () => queue.now(),
      random: () => (this.#runs += 1) / 1000,
      wait: (ms: number) => new Promise<void>((resolve) => queue.schedule(ms, resolve)),
    };
    for (const atMs of [options.interruptMs ?? []].flat()) {
      queue.schedule(atMs, () => void interrupts.come(130));
    }
    const run = runDocker(words(line), { io, openEngine: () => engineOf(this.host) });
    let isSettled = false;
    const settled = run.finally(() => isSettled = true);
    settled.catch(() => {});
    for (let turn = 0; turn < MAX_TURNS && !isSettled; turn++) {
      await new Promise<void>((resolve) => setTimeout(resolve));
      queue.advance(STEP_MS);
    }
    if (!isSettled) throw new Error(`It hangs: docker ${line}\n${output.out}\n${output.err}`);
    return { code: await settled, ...output };
  }

  compose(line: string, options: RunOptions = {}): Promise<ComposeRun> {
    return this.docker(`compose ${line}`, options);
  }
}

function engineOf({ api }: SmallHost): Engine {
  const ask = async (method: string, path: string, options: EngineRequest = {}): Promise<ApiAnswer> =>
    await api.handle({
      method,
      path,
      headers: new Map(
        Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: options.body instanceof ReadableStream
        ? options.body
        : new Blob(options.body === undefined ? [] : [options.body as BlobPart]).stream(),
      signal: options.signal ?? new AbortController().signal,
    });
  return {
    request: async (method, path, options) => responseOf(await ask(method, path, options)),
    async hijack(path, options) {
      const answer = await ask("POST", path, options);
      return "connect" in answer ? channelOf(answer) : responseOf(answer);
    },
  };
}

function responseOf(answer: ApiAnswer): EngineResponse {
  const { status, headers = {}, body } = answer as Exclude<ApiAnswer, { connect: unknown }>;
  const isEmpty = body === undefined;
  return {
    status,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: body instanceof ReadableStream ? body : new Blob(isEmpty ? [] : [body]).stream(),
  };
}

function channelOf(answer: Extract<ApiAnswer, { connect: unknown }>): EngineChannel {
  const down = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, { highWaterMark: Infinity });
  const up = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 64 });
  const writer = down.writable.getWriter();
  const client: ClientStream = {
    readable: up.readable,
    write: (chunk) => void writer.write(chunk).catch(() => {}),
    end: () => void writer.close().catch(() => {}),
  };
  answer.connect(client);
  return {
    status: 101,
    headers: new Map(),
    readable: down.readable,
    writable: up.writable,
    close: () => void writer.close().catch(() => {}),
  };
}
