import { callLater } from "../cluster/call_later.ts";
import type { Interrupts } from "../programs/interrupts.ts";
import type { Io, IoConnection, IoListener, IoTerminal } from "../programs/io.ts";
import { realMachine } from "./real_machine.ts";

/** The machine's own streams, files and clock. */
export function machineIo(interrupts: Interrupts, now: () => number = Date.now): Io {
  return {
    out: (text) => write(Deno.stdout, encoder.encode(text)),
    write: (chunk) => write(Deno.stdout, chunk),
    err: (text) => write(Deno.stderr, encoder.encode(text)),
    writeError: (chunk) => write(Deno.stderr, chunk),
    input: readStandardInput,
    readInput: () => new Response(Deno.stdin.readable).text(),
    readFile: (path) => Deno.readTextFile(path),
    env: (name) => Deno.env.get(name),
    now,
    wait,
    random: Math.random,
    isTerminal: (stream) => STREAMS[stream].isTerminal(),
    get terminal() {
      return Deno.stdin.isTerminal() ? realTerminal : undefined;
    },
    machine: realMachine,
    listen,
    fetch: (url, init) => fetch(url, init),
    signal: interrupts.signal,
    forced: () => interrupts.forced(),
  };
}

const encoder = new TextEncoder();
const STREAMS = { input: Deno.stdin, output: Deno.stdout, error: Deno.stderr };

/** Writes all of it; Deno's own write may take only a part. */
async function write(to: typeof Deno.stdout, chunk: Uint8Array): Promise<void> {
  let rest = chunk;
  while (rest.length) rest = rest.subarray(await to.write(rest));
}

/** A read that nobody waits for any more goes on: what it brings is for the next reader. */
let reading: Promise<Uint8Array | undefined> | undefined;

async function* readStandardInput(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const aborted = signal && new Promise<undefined>((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  while (!signal?.aborted) {
    reading ??= readChunk();
    const chunk =
      await (aborted ? Promise.race([reading.then((read) => ({ read })), aborted]) : reading.then((
        read,
      ) => ({ read })));
    if (!chunk) return;
    reading = undefined;
    if (!chunk.read) return;
    yield chunk.read;
  }
}

const CHUNK_BYTES = 32 * 1024;

async function readChunk(): Promise<Uint8Array | undefined> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  const count = await Deno.stdin.read(buffer);
  return count === null ? undefined : buffer.subarray(0, count);
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = (): void => {
      forget();
      reject(signal!.reason);
    };
    const forget = callLater(ms, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

const realTerminal: IoTerminal = {
  get size() {
    return Deno.consoleSize();
  },
  onResize(listener) {
    if (Deno.build.os === "windows") return () => {};
    Deno.addSignalListener("SIGWINCH", listener);
    return () => Deno.removeSignalListener("SIGWINCH", listener);
  },
  raw() {
    Deno.stdin.setRaw(true);
    return () => Deno.stdin.setRaw(false);
  },
};

function listen({ host, port }: { host: string; port: number }): Promise<IoListener> {
  try {
    const listener = Deno.listen({ hostname: host, port });
    const { hostname, port: bound } = listener.addr as Deno.NetAddr;
    return Promise.resolve({
      host: hostname,
      port: bound,
      connections: connectionsOf(listener),
      close: () => listener.close(),
    });
  } catch (error) {
    return Promise.reject(error);
  }
}

async function* connectionsOf(listener: Deno.Listener): AsyncGenerator<IoConnection> {
  for await (const connection of listener) {
    const { readable, writable } = connection;
    yield {
      readable,
      writable,
      close: () => {
        try {
          connection.close();
        } catch (error) {
          // Whoever read to its end has closed it.
          if (!(error instanceof Deno.errors.BadResource)) throw error;
        }
      },
    };
  }
}
