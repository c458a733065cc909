/** A process of the lab's host as a program of the command line sees it. */
import type { Interrupts } from "../programs/interrupts.ts";
import type { Io, IoTerminal } from "../programs/io.ts";
import { bytesOf, TextStream } from "../simulator/host/byte_text.ts";
import { isOutOfTurn, stopForInput } from "../simulator/host/process.ts";
import { nullStream } from "../simulator/host/simple_streams.ts";
import { BrokenPipe, type Readiness, type Stream } from "../simulator/host/stream.ts";
import type { Task } from "../simulator/host/task.ts";
import type { Terminal } from "../simulator/host/terminal.ts";
import { fetchOverHost } from "./host_fetch.ts";
import { listenOnHost } from "./host_listener.ts";
import type { ProcessCalls } from "./process_calls.ts";
import { processMachine } from "./process_machine.ts";
import { systemFailure } from "./system_failure.ts";

const STREAMS = { input: 0, output: 1, error: 2 } as const;

/** What is asked of the process goes through `calls`. */
export function processIo(task: Task, calls: ProcessCalls, interrupts: Interrupts): Io {
  const { process } = task;
  const stream = (name: keyof typeof STREAMS): Stream => task.descriptors.get(STREAMS[name]) ?? nullStream;
  const write = async (name: "output" | "error", text: string): Promise<void> => {
    await calls.ask(() => {
      writeOrFail(stream(name), text);
      return true;
    }, calls.asked);
  };
  const decoders = { output: new TextStream(), error: new TextStream() };
  const readChunk = (ending?: AbortSignal) => {
    const input = stream("input");
    return calls.ask(() => readInTurn(task, input), either(input, task.changes), {
      signal: ending,
      isInterruptible: ending === undefined,
    });
  };
  const machine = processMachine(process, task);
  return {
    out: (text) => write("output", text),
    write: (chunk) => write("output", decoders.output.feed(chunk)),
    err: (text) => write("error", text),
    writeError: (chunk) => write("error", decoders.error.feed(chunk)),
    input: async function* (ending) {
      for (let text = await readChunk(ending); text; text = await readChunk(ending)) yield bytesOf(text);
    },
    readInput: async () => {
      const parts: string[] = [];
      for (let text = await readChunk(); text; text = await readChunk()) parts.push(text);
      return parts.join("");
    },
    readFile: async (path) => new TextDecoder().decode(await machine.readFile(path)),
    env: (name) => process.env[name],
    now: () => process.machine.now(),
    wait: (ms, ending) => waitOnQueue(task, ms, ending),
    random: () => process.machine.random.next(),
    isTerminal: (name) => stream(name).terminal !== undefined,
    get terminal() {
      const { terminal } = stream("input");
      return terminal && ioTerminal(terminal);
    },
    machine,
    listen: (address) => listenOnHost(task, address),
    fetch: (url, init) => fetchOverHost(process.machine, url, init),
    signal: interrupts.signal,
    forced: () => interrupts.forced(),
  };
}

/** What is there; undefined: nothing yet, or its job is stopped because it is in the terminal's background. */
function readInTurn(task: Task, input: Stream): string | undefined {
  if (!isOutOfTurn(task, input)) return input.read();
  if (!stopForInput(task)) throw systemFailure("EIO", "Input/output error (os error 5)");
  return undefined;
}

/** What changes when one of both does. */
function either(one: Readiness, other: Readiness): Readiness {
  return {
    onChange(listener) {
      const ends = [one.onChange(listener), other.onChange(listener)];
      return () => ends.forEach((end) => end());
    },
  };
}

function writeOrFail(stream: Stream, text: string): void {
  try {
    stream.write(text);
  } catch (error) {
    if (error instanceof BrokenPipe) throw systemFailure("EPIPE", "Broken pipe (os error 32)");
    throw error;
  }
}

function waitOnQueue({ kernel: { queue } }: Task, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = (): void => {
      cancel();
      reject(signal!.reason);
    };
    const cancel = queue.schedule(ms, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

function ioTerminal(terminal: Terminal): IoTerminal {
  return {
    get size() {
      return terminal.size;
    },
    onResize(listener) {
      let end = terminal.resizes.onChange(told);
      function told(): void {
        end = terminal.resizes.onChange(told);
        listener();
      }
      return () => end();
    },
    raw: () => terminal.raw(),
  };
}
