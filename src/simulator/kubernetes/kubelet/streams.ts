/** Processes whose streams a client holds: exec and attach. */
import { bytesOf, TextStream } from "../../host/byte_text.ts";
import type { ContainerInstance } from "./instance.ts";
import type { RunningProcess } from "../../host/running_process.ts";
import { TerminalInput, toTerminal } from "../../host/terminal_input.ts";
import type { ProcessEnd, ProcessStreams } from "./node_proxy.ts";

/** What a terminal's ^C makes of a process. */
const INTERRUPTED = 130;

/** Runs a command until it ends. @throws {StartError} the program is not there. */
export function execIn(
  instance: ContainerInstance,
  command: readonly string[],
  tty: boolean,
  streams: ProcessStreams,
): Promise<ProcessEnd> {
  const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
  const { out, err } = outputs(streams, tty);
  const process = instance.spawn(command, { out, err, tty, onExit: (exitCode) => resolve({ exitCode }) });
  streams.signal.addEventListener("abort", () => process.kill(INTERRUPTED), { once: true });
  if (streams.stdin) readInto(streams, process, tty, { echo: out, endsInput: true });
  else process.endInput();
  return promise;
}

/** Joins the first process until it ends or the client goes. */
export function attachTo(
  instance: ContainerInstance,
  tty: boolean,
  streams: ProcessStreams,
): Promise<ProcessEnd> {
  const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
  const { out, err } = outputs(streams, tty);
  const listener = (stream: "stdout" | "stderr", text: string) => (stream === "stdout" ? out : err)(text);
  const leave = () => {
    instance.listeners.delete(listener);
    stop();
    resolve({ exitCode: 0 });
  };
  instance.listeners.add(listener);
  const stop = instance.log.follow({ line: () => {}, end: leave });
  streams.signal.addEventListener("abort", leave, { once: true });
  if (streams.stdin && instance.main) {
    readInto(streams, instance.main, tty, { echo: out, endsInput: instance.stdinOnce });
  }
  return promise;
}

function outputs(
  streams: ProcessStreams,
  tty: boolean,
): { out(text: string): void; err(text: string): void } {
  const writer = (sink: ((chunk: Uint8Array) => void) | undefined) => (text: string) => {
    if (text !== "" && !streams.signal.aborted) sink?.(bytesOf(tty ? toTerminal(text) : text));
  };
  return { out: writer(streams.stdout), err: writer(tty ? streams.stdout : streams.stderr) };
}

/**
 * Hands the client's bytes to the process line by line until either ends. `endsInput`: with the client's input the
 * process' own ends.
 */
function readInto(
  streams: ProcessStreams,
  process: RunningProcess,
  tty: boolean,
  { echo, endsInput }: { echo(text: string): void; endsInput: boolean },
): void {
  const terminal = new TerminalInput({
    echo,
    line: (line) => process.type(line),
    endOfInput: () => process.endInput(),
    interrupt: () => process.interrupt(),
  });
  // What has no line feed yet waits in pieces: joined at every chunk, a large file would take for ever.
  let rest: string[] = [];
  const feed = (text: string) => {
    if (tty) return terminal.feed(text);
    const end = text.lastIndexOf("\n") + 1;
    if (end > 0) {
      const lines = (rest.join("") + text.slice(0, end)).split(/(?<=\n)/);
      for (const line of lines) process.type(line);
      rest = [];
    }
    if (end < text.length) rest.push(text.slice(end));
  };
  const decoder = new TextStream();
  const finish = () => {
    const left = rest.join("") + decoder.end();
    if (left !== "") process.type(left);
    if (endsInput) process.endInput();
  };
  const sink = new WritableStream<Uint8Array>({
    write: async (chunk) => {
      feed(decoder.feed(chunk));
      await process.hasRoom();
    },
    close: finish,
    abort: finish,
  });
  // A client that goes away ends the input like one that closes it.
  streams.stdin!.pipeTo(sink, { signal: streams.signal }).catch(finish);
}
