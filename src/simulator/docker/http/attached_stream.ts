/** A client at the streams of a process: attach, and exec. */
import { bytesOf, TextStream } from "../../host/byte_text.ts";
import type { Stream } from "../../host/stream.ts";
import type { Terminal } from "../../host/terminal.ts";
import type { OutputListener } from "../container.ts";
import type { ClientStream } from "./api_request.ts";
import { outputFrame } from "./output_frames.ts";

export interface AttachedProcess {
  listeners: Set<OutputListener>;
  terminal: Terminal | undefined;
  stdin: Stream | undefined;
  /** The process finds the end of its input. */
  closeStdin(): void;
  /** Resolves when there is a process to write to. */
  started: Promise<void>;
}

export interface AttachOptions {
  /** One stream for both outputs, without heads. */
  isTerminal: boolean;
  stdin: boolean;
  stdout: boolean;
  stderr: boolean;
  /** With the client's input the process' own ends. */
  endsInput: boolean;
}

/** Joins them; returns what ends that. */
export function attach(process: AttachedProcess, client: ClientStream, options: AttachOptions): () => void {
  const listener: OutputListener = (stream, text) => {
    if (!options[stream]) return;
    client.write(options.isTerminal ? bytesOf(text) : outputFrame(stream, text));
  };
  process.listeners.add(listener);
  if (options.stdin) pump(process, client, options.endsInput);
  return () => void process.listeners.delete(listener);
}

/** What the client writes, to the process. */
async function pump(process: AttachedProcess, client: ClientStream, endsInput: boolean): Promise<void> {
  const decoder = new TextStream();
  await process.started;
  try {
    for await (const chunk of client.readable) {
      type(process, decoder.feed(chunk));
      await hasRoom(process);
    }
  } catch {
    // A client that goes away ends its input like one that closes it.
  }
  type(process, decoder.end());
  if (!endsInput) return;
  process.terminal?.endInput();
  process.closeStdin();
}

function type({ terminal, stdin }: AttachedProcess, text: string): void {
  if (text === "") return;
  if (terminal) return terminal.type(text);
  try {
    stdin?.write(text);
  } catch {
    // Nobody reads any more: what is typed is lost, as with a program that has ended.
  }
}

async function hasRoom(process: AttachedProcess): Promise<void> {
  const { terminal } = process;
  const isFull = () => terminal ? !terminal.hasRoom && !terminal.isHungUp : process.stdin?.isFull ?? false;
  while (isFull()) await new Promise<void>((resolve) => (terminal ?? process.stdin!).onChange(resolve));
}
