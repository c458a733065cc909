/** Processes whose streams a client holds: exec and attach. */
import { bytesOf, TextStream } from "../../host/byte_text.ts";
import type { Kernel } from "../../host/kernel.ts";
import { nullStream, sinkStream } from "../../host/simple_streams.ts";
import type { Stream } from "../../host/stream.ts";
import type { Terminal } from "../../host/terminal.ts";
import type { ContainerInstance, ProcessEnds } from "./instance.ts";
import type { ExecOptions, ProcessEnd, ProcessStreams } from "./node_proxy.ts";

/** What a terminal's ^C makes of a process. */
const INTERRUPTED = 130;

/** Runs a command until it ends. @throws {StartError} the program is not there. */
export function execIn(
  instance: ContainerInstance,
  kernel: Kernel,
  { command, tty }: Pick<ExecOptions, "command" | "tty">,
  streams: ProcessStreams,
): Promise<ProcessEnd> {
  const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
  const { out, err } = outputs(streams);
  const { ends, keyboard } = tty
    ? onTerminal(kernel.makeTerminal(undefined, instance.namespaces), out, streams)
    : onStreams(kernel, out, err, streams);
  const task = instance.spawn(command, ends);
  task.onExit(({ code }) => {
    if ("terminal" in ends) ends.terminal.hangUp();
    resolve({ exitCode: code });
  });
  streams.signal.addEventListener("abort", () => task.end({ code: INTERRUPTED, signal: "INT" }), {
    once: true,
  });
  if (streams.stdin && keyboard) readInto(streams, keyboard);
  else keyboard?.end();
  return promise;
}

/** Joins the first process until it ends or the client goes. */
export function attachTo(instance: ContainerInstance, streams: ProcessStreams): Promise<ProcessEnd> {
  const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
  const { out, err } = outputs(streams);
  const listener = (stream: "stdout" | "stderr", text: string) => (stream === "stdout" ? out : err)(text);
  const leave = () => {
    instance.listeners.delete(listener);
    stop();
    resolve({ exitCode: 0 });
  };
  instance.listeners.add(listener);
  const stop = instance.log.follow({ line: () => {}, end: leave });
  streams.signal.addEventListener("abort", leave, { once: true });
  streams.onResize(({ width, height }) => instance.terminal?.resize({ columns: width, rows: height }));
  if (streams.stdin && instance.main) readInto(streams, keyboardOf(instance));
  return promise;
}

/** Where what a client writes goes. */
interface Keyboard {
  type(text: string): void;
  end(): void;
  /** Resolves when not too much waits to be read. */
  hasRoom(): Promise<void>;
}

function onTerminal(
  terminal: Terminal,
  out: (text: string) => void,
  streams: ProcessStreams,
): { ends: ProcessEnds; keyboard: Keyboard } {
  streams.onResize(({ width, height }) => terminal.resize({ columns: width, rows: height }));
  terminal.onOutput = out;
  return { ends: { terminal }, keyboard: terminalKeyboard(terminal, () => terminal.endInput()) };
}

function onStreams(
  kernel: Kernel,
  out: (text: string) => void,
  err: (text: string) => void,
  { stdin }: ProcessStreams,
): { ends: ProcessEnds; keyboard?: Keyboard } {
  const written = { output: sinkStream(out, "pipe:[1]"), errors: sinkStream(err, "pipe:[2]") };
  if (!stdin) return { ends: { input: nullStream, ...written } };
  const pipe = kernel.makePipe();
  return {
    ends: { input: pipe.input, ...written },
    keyboard: pipeKeyboard(pipe.output, () => pipe.output.release()),
  };
}

/** With the client's input the process' own ends only where the container says so. */
function keyboardOf(instance: ContainerInstance): Keyboard {
  const { terminal, stdin, stdinOnce } = instance;
  if (terminal) return terminalKeyboard(terminal, () => stdinOnce && terminal.endInput());
  const end = () => stdinOnce && instance.closeStdin();
  return stdin ? pipeKeyboard(stdin, end) : { type: () => {}, end, hasRoom: () => Promise.resolve() };
}

function terminalKeyboard(terminal: Terminal, end: () => void): Keyboard {
  return {
    type: (text) => terminal.type(text),
    end,
    hasRoom: () => settled(terminal, () => terminal.hasRoom || terminal.isHungUp),
  };
}

function pipeKeyboard(stream: Stream, end: () => void): Keyboard {
  return {
    type: (text) => {
      try {
        stream.write(text);
      } catch {
        // Nobody reads any more: as with a program that has ended, what is typed is lost.
      }
    },
    end,
    hasRoom: () => settled(stream, () => !stream.isFull),
  };
}

async function settled(stream: Stream, isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise<void>((resolve) => stream.onChange(resolve));
}

function outputs(streams: ProcessStreams): { out(text: string): void; err(text: string): void } {
  const writer = (sink: ((chunk: Uint8Array) => void) | undefined) => (text: string) => {
    if (text !== "" && !streams.signal.aborted) sink?.(bytesOf(text));
  };
  return { out: writer(streams.stdout), err: writer(streams.stderr) };
}

/** Hands the client's bytes on until either ends. A client that goes away ends the input like one that closes it. */
function readInto(streams: ProcessStreams, keyboard: Keyboard): void {
  const decoder = new TextStream();
  const finish = () => {
    const left = decoder.end();
    if (left !== "") keyboard.type(left);
    keyboard.end();
  };
  const sink = new WritableStream<Uint8Array>({
    write: async (chunk) => {
      keyboard.type(decoder.feed(chunk));
      await keyboard.hasRoom();
    },
    close: finish,
    abort: finish,
  });
  streams.stdin!.pipeTo(sink, { signal: streams.signal }).catch(finish);
}
